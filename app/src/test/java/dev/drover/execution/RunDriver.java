package dev.drover.execution;

import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import dev.drover.people.PersonId;
import dev.drover.step.RunKind;
import dev.drover.testing.Plans;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Starts runs in this process, some at once, the next when one has ended. The database tells of the end, as it tells live
 * pages, because another node may have seen to it.
 */
final class RunDriver implements AutoCloseable {

    private static final int LONGEST_SECONDS = 60;
    private static final int LOOK_MILLIS = 100;

    private final StartRun start;
    private final Map<MigrationId, CountDownLatch> awaited = new ConcurrentHashMap<>();
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Thread listener;
    private volatile boolean closed;

    /** A run to be started. */
    record Order(MigrationId migration, Actor operator) {

        static Order of(Plans.Team team) {
            return new Order(team.migration().id(), team.operator());
        }

        String written() {
            return migration + "/" + operator.id().value() + "/"
                    + URLEncoder.encode(operator.name(), StandardCharsets.UTF_8);
        }

        static Order parse(String written) {
            String[] parts = written.split("/");
            String name = URLDecoder.decode(parts[2], StandardCharsets.UTF_8);
            return new Order(MigrationId.valueOf(parts[0]), new Actor(new PersonId(Long.parseLong(parts[1])), name));
        }
    }

    RunDriver(StartRun start, DataSource dataSource) throws InterruptedException {
        this.start = start;
        this.listener = new Thread(() -> listen(dataSource), "ends-of-runs");
        listener.setDaemon(true);
        listener.start();
        if (!listening.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("Could not listen to the ends of runs");
        }
    }

    /** Returns when every run has completed. */
    void drive(int atOnce, List<Order> orders) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (Order order : orders) {
                ends.add(executor.submit(() -> toTheEnd(order)));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private Void toTheEnd(Order order) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        awaited.put(order.migration(), ended);
        start.start(order.migration(), RunKind.REHEARSAL, 100, order.operator());
        if (!ended.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(
                    "The run of migration " + order.migration() + " did not complete in " + LONGEST_SECONDS + " s");
        }
        return null;
    }

    private void listen(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + RunEvents.CHANNEL);
            PGConnection postgres = connection.unwrap(PGConnection.class);
            listening.countDown();
            while (!closed) {
                PGNotification[] told = postgres.getNotifications(LOOK_MILLIS);
                for (PGNotification one : told == null ? new PGNotification[0] : told) {
                    String[] parts = one.getParameter().split(":");
                    CountDownLatch ended = awaited.get(MigrationId.valueOf(parts[0]));
                    if (ended != null && parts[3].equals(RunEvent.Kind.RUN_COMPLETED.name())) {
                        ended.countDown();
                    }
                }
            }
            statement.execute("unlisten *");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        listener.join();
    }
}
