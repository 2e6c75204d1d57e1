package dev.drover.transfer.change;

/** Changes are gone that were never applied, so that only a new copy can make both sides equal. */
public final class FeedLostException extends FeedException {

    private static final long serialVersionUID = 1L;

    public FeedLostException(String problem, String nextAction) {
        super(problem, nextAction);
    }
}
