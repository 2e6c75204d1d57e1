package dev.drover;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The time by which all nodes agree, however wrong their own clocks are: that of the machine as long as it is within a
 * second of the database's, and otherwise the database's, counted on by the time that has passed since the last look.
 */
final class DatabaseClock extends Clock implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);

    private static final Duration NEAR = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final Supplier<DataSource> database;
    private final Clock machine;
    private volatile @Nullable Look look;
    private @Nullable ScheduledExecutorService looks;
    private boolean told;

    /** What the database said, and when that was on the counter of this process. */
    private record Look(Instant said, long nanos) {}

    /** @param machine the clock of this machine, which counts until the database has been asked */
    DatabaseClock(Supplier<DataSource> database, Clock machine) {
        this.database = database;
        this.machine = machine;
    }

    @Override
    public Instant instant() {
        Instant own = machine.instant();
        Look last = look;
        if (last == null) {
            return own;
        }
        Instant counted = last.said().plusNanos(System.nanoTime() - last.nanos());
        return Duration.between(own, counted).abs().compareTo(NEAR) <= 0 ? own : counted;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Drover keeps all times in UTC");
    }

    /** Asks the database; without an answer it goes on counting. */
    void refresh() {
        try (Connection connection = database.get().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            Instant said = Objects.requireNonNull(row.getTimestamp(1)).toInstant();
            look = new Look(said, System.nanoTime());
            tell(Duration.between(machine.instant(), said));
        } catch (SQLException | RuntimeException e) {
            log.debug("The database did not say its time; counting on", e);
        }
    }

    private void tell(Duration away) {
        boolean far = away.abs().compareTo(NEAR) > 0;
        if (far && !told) {
            log.warn(
                    "The clock of this machine is {} s away from that of the database, which counts", away.toSeconds());
        }
        told = far;
    }

    @Override
    public synchronized void start() {
        refresh();
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "database-clock");
            thread.setDaemon(true);
            return thread;
        });
        looking.scheduleWithFixedDelay(this::refresh, LOOK.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS);
        looks = looking;
    }

    @Override
    public synchronized void stop() {
        if (looks != null) {
            looks.shutdownNow();
            looks = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return looks != null;
    }

    /** Before everything that asks for the time. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
