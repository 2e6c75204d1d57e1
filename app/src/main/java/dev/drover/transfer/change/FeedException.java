package dev.drover.transfer.change;

/** A source does not tell its changes until a person does something. */
public abstract sealed class FeedException extends RuntimeException permits FeedLostException, FeedRefusedException {

    private static final long serialVersionUID = 1L;

    private final String nextAction;

    /**
     * What is the matter.
     *
     * @param problem one sentence without a stop
     * @param nextAction what a person should do
     */
    FeedException(String problem, String nextAction) {
        super(problem);
        this.nextAction = nextAction;
    }

    public String nextAction() {
        return nextAction;
    }
}
