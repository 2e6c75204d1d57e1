package dev.drover.transfer.change.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which transactions a session of PostgreSQL can see.
 *
 * <p>A transaction can be decoded before it can be seen: its commit is in the log while its session still waits, for
 * instance for a standby. Who reads a row again because of a change must not read it before that.
 *
 * <p>A session of isolation level repeatable read sees in its whole transaction what this says. At read committed, later
 * statements of the same session see that and more.
 */
public final class SourceSnapshot {

    private final long oldestOpen;
    private final long firstUnknown;
    private final Set<Long> open;

    private SourceSnapshot(long oldestOpen, long firstUnknown, Set<Long> open) {
        this.oldestOpen = oldestOpen;
        this.firstUnknown = firstUnknown;
        this.open = open;
    }

    /** The snapshot that the session has now; in a transaction this statement may be its first. */
    public static SourceSnapshot of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_current_snapshot()::text")) {
            row.next();
            return parse(row.getString(1));
        }
    }

    /** From PostgreSQL's text form, such as {@code 10:20:10,14,15}. */
    static SourceSnapshot parse(String text) {
        String[] parts = text.split(":", -1);
        return new SourceSnapshot(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Stream.of(parts[2].split(","))
                        .filter(number -> !number.isEmpty())
                        .map(Long::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Whether what a committed transaction did is visible.
     *
     * @param transaction the lower 32 bits of its number, as changes carry it
     */
    public boolean sees(long transaction) {
        // Slots keep the numbers that are in use within half of the 32 bits. The nearest one may lie ahead: numbers
        // from firstUnknown on can be taken, and committed in the log, while no later transaction has ended.
        long whole = firstUnknown + (int) (transaction - firstUnknown);
        return whole < oldestOpen || (whole < firstUnknown && !open.contains(whole));
    }

    /** Whether every transaction with this or a smaller number has ended. */
    boolean isPast(long horizon) {
        return oldestOpen > horizon;
    }
}
