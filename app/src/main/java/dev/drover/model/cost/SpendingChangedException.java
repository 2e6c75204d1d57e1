package dev.drover.model.cost;

/** Thrown when somebody else changed budget or bills in the meantime. Nothing is written. */
public class SpendingChangedException extends RuntimeException {

    SpendingChangedException() {
        super(
                "Somebody else changed budget or bills in the meantime. What you typed is not saved; save again to put it in"
                        + " place of theirs.");
    }
}
