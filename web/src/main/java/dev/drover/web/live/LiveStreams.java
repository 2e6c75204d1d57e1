package dev.drover.web.live;

import dev.drover.execution.Run;
import dev.drover.execution.RunEvents;
import dev.drover.execution.RunId;
import dev.drover.migration.MigrationId;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** All open streams of this node, with a heartbeat for each. */
@Component
public class LiveStreams {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final long RECONNECT_MILLIS = 3000;
    private static final int SENDERS = 16;

    private final RunEvents events;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS, LiveStreams::thread);
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(LiveStreams::thread);

    LiveStreams(RunEvents events) {
        this.events = events;
        heart.scheduleAtFixedRate(
                () -> subscribers.forEach(Subscriber::beat),
                HEARTBEAT.toSeconds(),
                HEARTBEAT.toSeconds(),
                TimeUnit.SECONDS);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "live-streams");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * A stream about one run, beginning with what the page missed.
     *
     * @param lastEventId what the browser saw last, as it sends it when it reconnects; null at first
     */
    public SseEmitter of(Run run, @Nullable String lastEventId) {
        long seen = seen(run.id(), lastEventId);
        Subscriber subscriber = subscribe(signal -> signal.run() == run.id().value());
        if (seen >= 0) {
            // Only the newest counts: the page fetches everything it shows.
            events.after(run.id(), seen, 10_000).stream()
                    .reduce((first, second) -> second)
                    .ifPresent(event -> subscriber.offer(new Signal(
                            run.migration().value(),
                            run.id().value(),
                            event.seq(),
                            event.kind().name())));
        }
        return subscriber.emitter();
    }

    /** A stream about every run of a migration, those included that start later. */
    public SseEmitter of(MigrationId migration) {
        return subscribe(signal -> signal.migration() == migration.value()).emitter();
    }

    private Subscriber subscribe(Predicate<Signal> interest) {
        SseEmitter emitter = new SseEmitter(0L);
        Subscriber subscriber = new Subscriber(emitter, interest, senders);
        emitter.onCompletion(() -> subscribers.remove(subscriber));
        emitter.onTimeout(() -> subscribers.remove(subscriber));
        emitter.onError(gone -> subscribers.remove(subscriber));
        subscribers.add(subscriber);
        try {
            emitter.send(SseEmitter.event().reconnectTime(RECONNECT_MILLIS).comment("hello"));
        } catch (IOException gone) {
            emitter.completeWithError(gone);
        }
        return subscriber;
    }

    private static long seen(RunId run, @Nullable String lastEventId) {
        String prefix = run.value() + "-";
        return lastEventId != null && lastEventId.matches("[0-9]{1,18}-[0-9]{1,18}") && lastEventId.startsWith(prefix)
                ? Long.parseLong(lastEventId.substring(prefix.length()))
                : -1;
    }

    void pass(Signal signal) {
        subscribers.forEach(subscriber -> subscriber.offer(signal));
    }

    /** Open streams would hold up a graceful shutdown. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        subscribers.forEach(Subscriber::end);
        heart.shutdownNow();
        senders.shutdown();
    }
}
