package dev.drover.sandbox.mishap;

import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.sandbox.SandboxDynamoDb;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The new database is gone for a minute. */
@Component
@ConditionalOnLocalPostgres
@Order(4)
class NewDatabaseOutage implements Mishap, DisposableBean {

    private static final Duration LENGTH = Duration.ofSeconds(60);

    private final SandboxDynamoDb dynamo;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "sandbox-outage");
        thread.setDaemon(true);
        return thread;
    });

    NewDatabaseOutage(SandboxDynamoDb dynamo) {
        this.dynamo = dynamo;
    }

    @Override
    public String id() {
        return "new-database-outage";
    }

    @Override
    public String name() {
        return "The new database does not answer";
    }

    @Override
    public String sentence() {
        return "Stops DynamoDB Local for 60 seconds. Reads that the flag sends there fail, and a copy that is running"
                + " must wait or pause, and go on without a gap.";
    }

    @Override
    public Optional<String> undoSentence() {
        return Optional.of("Starts it at once instead of after 60 seconds.");
    }

    @Override
    public Optional<String> obstacle() {
        if (!dynamo.isOurs()) {
            return Optional.of("DynamoDB Local runs beside Drover here. Stop it and start it there.");
        }
        return dynamo.isRunning() ? Optional.empty() : Optional.of("It is stopped already.");
    }

    @Override
    public boolean isInForce() {
        return dynamo.isOurs() && !dynamo.isRunning();
    }

    @Override
    public String cause() {
        dynamo.stop();
        alarm.schedule(dynamo::start, LENGTH.toSeconds(), TimeUnit.SECONDS);
        return "Stopped DynamoDB Local for " + LENGTH.toSeconds() + " seconds.";
    }

    @Override
    public String undo() {
        dynamo.start();
        return "Started DynamoDB Local again.";
    }

    @Override
    public void destroy() {
        alarm.shutdownNow();
    }
}
