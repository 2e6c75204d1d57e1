package dev.drover.web.live;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open page.
 *
 * <p>Of several signals about one run that a slow reader has not taken yet, only the newest is kept: the page fetches what
 * it shows anyway. So a reader that stalls costs one entry and one thread at most, and nobody else waits for it.
 */
final class Subscriber {

    private final SseEmitter emitter;
    private final Audience audience;
    private final Predicate<Signal> interest;
    private final Executor senders;
    private final Map<Long, Signal> waiting = new ConcurrentHashMap<>();
    private final Map<Long, Long> sent = new ConcurrentHashMap<>();
    private final AtomicBoolean sending = new AtomicBoolean();
    private final AtomicBoolean beat = new AtomicBoolean();

    Subscriber(SseEmitter emitter, Audience audience, Predicate<Signal> interest, Executor senders) {
        this.emitter = emitter;
        this.audience = audience;
        this.interest = interest;
        this.senders = senders;
    }

    SseEmitter emitter() {
        return emitter;
    }

    void offer(Signal signal) {
        if (interest.test(signal)) {
            waiting.merge(signal.run(), signal, (old, fresh) -> fresh.seq() > old.seq() ? fresh : old);
            wake();
        }
    }

    /** Sends a comment, so that proxies keep the connection and the page knows that it is live. */
    void beat() {
        beat.set(true);
        wake();
    }

    void end() {
        emitter.complete();
    }

    private void wake() {
        if (sending.compareAndSet(false, true)) {
            senders.execute(this::send);
        }
    }

    private void send() {
        try {
            do {
                drain();
                sending.set(false);
            } while ((!waiting.isEmpty() || beat.get()) && sending.compareAndSet(false, true));
        } catch (IOException | IllegalStateException gone) {
            emitter.completeWithError(gone);
        }
    }

    private void drain() throws IOException {
        if (beat.getAndSet(false)) {
            emitter.send(SseEmitter.event().comment("beat"));
        }
        for (Long run : waiting.keySet()) {
            Signal signal = waiting.remove(run);
            if (signal != null && signal.seq() > sent.getOrDefault(run, 0L)) {
                sent.put(run, signal.seq());
                emitter.send(audience.words(signal));
            }
        }
    }
}
