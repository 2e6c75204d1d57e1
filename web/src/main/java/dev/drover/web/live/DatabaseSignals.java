package dev.drover.web.live;

import dev.drover.execution.RunEvents;
import dev.drover.timeline.Announcements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Listens to what PostgreSQL passes on from every node, on a connection of its own, and connects again when it breaks. */
@Component
class DatabaseSignals implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DatabaseSignals.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final LiveStreams streams;
    private volatile boolean running;

    DatabaseSignals(DataSource dataSource, LiveStreams streams) {
        this.dataSource = dataSource;
        this.streams = streams;
    }

    @Override
    public void start() {
        running = true;
        Thread thread = new Thread(this::listenUntilStopped, "database-signals");
        thread.setDaemon(true);
        thread.start();
    }

    private void listenUntilStopped() {
        while (running) {
            try (Connection connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                if (running) {
                    log.warn("Live pages are not told of changes for a moment: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + RunEvents.CHANNEL);
            statement.execute("listen " + Announcements.CHANNEL);
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (running) {
            PGNotification[] notifications = postgres.getNotifications((int) WAIT.toMillis());
            if (notifications != null) {
                for (PGNotification notification : notifications) {
                    streams.pass(signal(notification));
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("unlisten *");
        }
    }

    private static Signal signal(PGNotification notification) {
        return notification.getName().equals(Announcements.CHANNEL)
                ? Signal.ofAnnouncement(notification.getParameter())
                : Signal.ofRun(notification.getParameter());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
