package dev.drover.inventory.consumer;

/** Thrown when somebody saves a consumer that another person changed or removed in the meantime; nothing is written. */
public class ConsumerChangedException extends RuntimeException {

    ConsumerChangedException(String sentence) {
        super(sentence);
    }

    static ConsumerChangedException by(Consumer current) {
        return new ConsumerChangedException(current.name() + " was changed by " + current.changedBy()
                + " while you were editing. Look at their version and make your change again.");
    }
}
