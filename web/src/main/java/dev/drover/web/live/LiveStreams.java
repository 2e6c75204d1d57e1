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

/** All open streams of this node, with a heartbeat for each. No more than {@link StreamLimits} allows. */
@Component
public class LiveStreams {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final long RECONNECT_MILLIS = 3000;
    private static final int SENDERS = 16;

    private final RunEvents events;
    private final StreamLimits limits;
    private final StreamPlaces places;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS, LiveStreams::thread);
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(LiveStreams::thread);

    LiveStreams(RunEvents events, StreamLimits limits) {
        this.events = events;
        this.limits = limits;
        this.places = new StreamPlaces(limits.most(), limits.mostPerAddress());
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
        Subscriber subscriber = subscribe(
                "", Audience.MEMBERS, signal -> signal.run() == run.id().value());
        try {
            tellWhatWasMissed(subscriber, run, seen(run.id(), lastEventId));
        } catch (RuntimeException e) {
            leave(subscriber, "");
            throw e;
        }
        return subscriber.emitter();
    }

    /** Only the newest event counts: the page fetches everything it shows. */
    private void tellWhatWasMissed(Subscriber subscriber, Run run, long seen) {
        long newest = seen < 0 ? seen : events.newestNumber(run.id());
        if (newest > seen) {
            events.after(run.id(), newest - 1, 1)
                    .forEach(event -> subscriber.offer(new Signal(
                            run.migration().value(),
                            run.id().value(),
                            event.seq(),
                            event.kind().name(),
                            false)));
        }
    }

    /**
     * A stream for everybody about the live runs of a migration and its announcements. It carries no number, so it cannot
     * begin with what a page missed: pages fetch what they show when a stream opens again.
     *
     * @param address where the page is open
     */
    public SseEmitter ofPublic(MigrationId migration, String address) {
        return subscribe(
                        address,
                        Audience.EVERYBODY,
                        signal -> signal.isPublic() && signal.migration() == migration.value())
                .emitter();
    }

    private Subscriber subscribe(String address, Audience audience, Predicate<Signal> interest) {
        places.take(address);
        SseEmitter emitter = new SseEmitter(limits.longest().toMillis());
        Subscriber subscriber = new Subscriber(emitter, audience, interest, senders);
        emitter.onCompletion(() -> leave(subscriber, address));
        emitter.onError(gone -> leave(subscriber, address));
        emitter.onTimeout(() -> {
            leave(subscriber, address);
            emitter.complete();
        });
        subscribers.add(subscriber);
        try {
            emitter.send(SseEmitter.event().reconnectTime(RECONNECT_MILLIS).comment("hello"));
        } catch (IOException gone) {
            emitter.completeWithError(gone);
        }
        return subscriber;
    }

    private void leave(Subscriber subscriber, String address) {
        if (subscribers.remove(subscriber)) {
            places.giveBack(address);
        }
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
