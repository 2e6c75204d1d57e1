package dev.drover.transfer.change;

/** A source cannot tell what changes until a person sets something right in it; nothing was begun. */
public class FeedRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String nextAction;

    /**
     * What the source lacks.
     *
     * @param problem one sentence without a stop
     * @param nextAction what a person should do
     */
    public FeedRefusedException(String problem, String nextAction) {
        super(problem);
        this.nextAction = nextAction;
    }

    public String nextAction() {
        return nextAction;
    }
}
