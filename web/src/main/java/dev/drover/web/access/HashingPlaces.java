package dev.drover.web.access;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Hashing a password keeps a processor busy on purpose, so only as many are hashed at once as there are processors. */
@Component
class HashingPlaces {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /**
     * Does what needs a place, after a short wait if it must be.
     *
     * @throws TooManySignInsException if no place becomes free
     */
    <T> T with(Supplier<T> hashing) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManySignInsException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManySignInsException();
        }
        try {
            return hashing.get();
        } finally {
            places.release();
        }
    }

    /** How many are free at this moment. */
    int free() {
        return places.availablePermits();
    }
}
