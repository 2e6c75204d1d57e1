package dev.drover.discovery.sql;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Parses statements that strangers wrote: on threads of its own, within a time limit, and never deeper than a thread's
 * stack.
 */
@Component
class StatementParser implements DisposableBean {

    private static final int THREADS = 2;
    private static final int WAITING = 1_000;
    private static final long LIMIT_MS = 2_000;
    private static final int DEEPEST = 40;

    private final ExecutorService threads;

    StatementParser() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), StatementParser::daemon);
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
    }

    /** @throws NotUnderstoodException if it is no statement that the parser knows, or if it takes too long */
    Statement parse(String text) {
        if (text.length() >= StatementText.LONGEST) {
            throw new NotUnderstoodException("It is longer than " + StatementText.LONGEST + " characters.");
        }
        if (CCJSqlParserUtil.getNestingDepth(text) > DEEPEST) {
            throw new NotUnderstoodException("It is nested deeper than " + DEEPEST + " times.");
        }
        try {
            Statement statement = CCJSqlParserUtil.parse(
                    text, threads, parser -> parser.withTimeOut(LIMIT_MS).withAllowComplexParsing(true));
            if (statement == null) {
                throw new NotUnderstoodException("The parser found no statement in it.");
            }
            return statement;
        } catch (JSQLParserException | RuntimeException | StackOverflowError e) {
            throw e instanceof NotUnderstoodException known
                    ? known
                    : new NotUnderstoodException("The parser does not know this kind of statement.");
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "statement-parser");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
