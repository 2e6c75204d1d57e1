package dev.drover.inventory.total;

/** Thrown when somebody else declared another total in the meantime. Nothing is written. */
public class TotalChangedException extends RuntimeException {

    TotalChangedException() {
        super("Somebody else changed the declared total in the meantime. What you typed is not saved; save again to put"
                + " it in place of theirs.");
    }
}
