package dev.drover.sandbox.shop;

import dev.drover.connection.Access;
import dev.drover.connection.DynamoDbClients;
import dev.drover.db.ConditionalOnLocalPostgres;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The shop with its visitors: about 20 reads and 2 writes a second, for as long as it is started.
 *
 * <p>It never fails loudly: when a store or the flags do not answer, it counts that and goes on.
 */
@Component
@ConditionalOnLocalPostgres
public class SampleShop {

    private static final int VISITORS = 4;
    private static final Duration BETWEEN_READS = Duration.ofMillis(200);
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(500);

    private final DynamoDbClients clients;
    private final ShopFigures figures;
    private final Clock clock;
    private @Nullable ShopSettings settings;
    private @Nullable ScheduledExecutorService people;
    private @Nullable OldStore oldStore;
    private boolean closed;

    SampleShop(DynamoDbClients clients, ShopFigures figures, Clock clock) {
        this.clients = clients;
        this.figures = figures;
        this.clock = clock;
    }

    /** Opens the shop with these settings, and remembers them. */
    public synchronized void start(ShopSettings newSettings) {
        stop();
        settings = newSettings;
        start();
    }

    /** Opens the shop with the settings of the last time; does nothing before the first time, or if it is open. */
    public synchronized void start() {
        ShopSettings known = settings;
        if (known == null || people != null || closed) {
            return;
        }
        OldStore old = new OldStore(known.jdbcUrl(), known.databaseUser(), known.databasePassword());
        NewStore fresh = new NewStore(clients.open(known.newDatabase(), Access.READ_WRITE), known.newTable());
        ShopFlags flags = new ShopFlags(known.flags(), known.flagToken(), known.flagKey(), figures);
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(VISITORS + 1, SampleShop::daemon);
        for (int i = 0; i < VISITORS; i++) {
            threads.scheduleAtFixedRate(
                    new Visitors(flags, old, fresh, figures, clock.millis() + i),
                    BETWEEN_READS.toMillis() * i / VISITORS,
                    BETWEEN_READS.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
        threads.scheduleAtFixedRate(
                new Checkout(flags, old, fresh, new CatchUp(old, fresh, figures, clock), figures, clock),
                0,
                BETWEEN_WRITES.toMillis(),
                TimeUnit.MILLISECONDS);
        oldStore = old;
        people = threads;
    }

    /** Closes the shop; what it is writing at this moment it finishes. */
    public synchronized void stop() {
        ScheduledExecutorService threads = people;
        OldStore old = oldStore;
        people = null;
        oldStore = null;
        if (threads != null) {
            threads.shutdown();
            try {
                threads.awaitTermination(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (old != null) {
            old.close();
        }
    }

    public synchronized boolean isOpen() {
        return people != null;
    }

    /** The shop goes first: it asks the web server for flags, and writes to both databases. */
    @EventListener
    synchronized void closing(ContextClosedEvent event) {
        closed = true;
        stop();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sample-shop");
        thread.setDaemon(true);
        return thread;
    }
}
