package dev.drover.web.model;

import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Lets only a few previews read at once: the source is in use. */
@Component
class PreviewPlaces {

    private final Semaphore places = new Semaphore(4);

    /** @return whether there was a place, and the work is done */
    boolean in(Runnable work) {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            work.run();
            return true;
        } finally {
            places.release();
        }
    }
}
