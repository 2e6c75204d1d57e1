package dev.drover.model.ddl;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;

/** Parses the statements of one file that strangers wrote, on a thread of its own and within limits of time and depth. */
final class SchemaParser implements AutoCloseable {

    static final Duration WHOLE = Duration.ofSeconds(20);

    /** A table of 1,600 columns, as many as PostgreSQL allows, has about half of it. */
    private static final int LONGEST = 200_000;

    private static final int DEEPEST = 40;
    private static final long LIMIT_MS = 2_000;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(SchemaParser::daemon);
    private final long begin = System.nanoTime();
    private final Duration limit;

    /** @param limit of all statements together */
    SchemaParser(Duration limit) {
        this.limit = limit;
    }

    /** @throws NotParsedException with the reason, as a sentence */
    Statement parse(String text) throws NotParsedException {
        if (System.nanoTime() - begin >= limit.toNanos()) {
            throw new NotParsedException("It was not read in time: the statements before it took the "
                    + limit.toSeconds() + " seconds that a file may take.");
        }
        if (text.length() > LONGEST) {
            throw new NotParsedException("It is longer than %,d characters.".formatted(LONGEST));
        }
        if (CCJSqlParserUtil.getNestingDepth(text) > DEEPEST) {
            throw new NotParsedException("It is nested deeper than " + DEEPEST + " times.");
        }
        try {
            Statement parsed = CCJSqlParserUtil.parse(
                    text, thread, parser -> parser.withTimeOut(LIMIT_MS).withAllowComplexParsing(true));
            if (parsed != null) {
                return parsed;
            }
        } catch (JSQLParserException e) {
            // Said below.
        }
        throw new NotParsedException("It is written in a way that is not understood.");
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "schema-parser");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Why a statement cannot be parsed. */
    static final class NotParsedException extends Exception {

        NotParsedException(String reason) {
            super(reason);
        }
    }
}
