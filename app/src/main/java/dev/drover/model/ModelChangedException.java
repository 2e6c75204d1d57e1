package dev.drover.model;

/** Thrown when somebody saves a model that another person changed in the meantime. */
public class ModelChangedException extends RuntimeException {

    private final StoredModel current;

    public ModelChangedException(StoredModel current) {
        super("The target model was changed by " + current.changedBy()
                + " while you were editing. Look at their version and make your change again.");
        this.current = current;
    }

    /** The model as the other person left it. */
    public StoredModel current() {
        return current;
    }
}
