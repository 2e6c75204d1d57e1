package dev.drover.transfer.change;

/** Changes are gone that were never applied, so that only a new copy can make both sides equal. */
public class FeedLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String nextAction;

    /**
     * What was lost.
     *
     * @param problem one sentence without a stop
     * @param nextAction what a person should do
     */
    public FeedLostException(String problem, String nextAction) {
        super(problem);
        this.nextAction = nextAction;
    }

    public String nextAction() {
        return nextAction;
    }
}
