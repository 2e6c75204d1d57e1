package dev.drover.execution;

import com.github.kagkarlsson.scheduler.Clock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of the database, by which all nodes agree on what is due and which node is dead, however wrong their own clocks
 * are. Between two looks it counts on by the time that has passed, which no change of a clock moves.
 */
final class DatabaseClock implements Clock {

    private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);

    /** A clock this far away is worth a line in the log; slices and leases do not mind. */
    private static final Duration WORTH_TELLING = Duration.ofSeconds(5);

    private final DataSource database;
    private final java.time.Clock own;
    private volatile Look look;

    /** What the database said, and when that was on the counter of this process. */
    private record Look(Instant said, long nanos) {}

    /** @param own the clock of this machine, which counts until the database has been asked */
    DatabaseClock(DataSource database, java.time.Clock own) {
        this.database = database;
        this.own = own;
        this.look = new Look(own.instant(), System.nanoTime());
    }

    @Override
    public Instant now() {
        Look last = look;
        return last.said().plusNanos(System.nanoTime() - last.nanos());
    }

    /** The moment that the clock of this machine calls so. */
    Instant at(Instant ownMoment) {
        return now().plus(Duration.between(own.instant(), ownMoment));
    }

    /** Asks the database; without an answer it goes on counting. */
    void refresh() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            Instant said = Objects.requireNonNull(row.getTimestamp(1)).toInstant();
            look = new Look(said, System.nanoTime());
            Duration away = Duration.between(own.instant(), said);
            if (away.abs().compareTo(WORTH_TELLING) > 0) {
                log.warn(
                        "The clock of this machine is {} s away from that of the database, which counts",
                        away.toSeconds());
            }
        } catch (SQLException e) {
            log.debug("The database did not say its time; counting on", e);
        }
    }
}
