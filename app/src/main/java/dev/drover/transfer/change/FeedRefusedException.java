package dev.drover.transfer.change;

/** A source cannot tell what changes until a person sets something right in it; nothing was begun. */
public final class FeedRefusedException extends FeedException {

    private static final long serialVersionUID = 1L;

    public FeedRefusedException(String problem, String nextAction) {
        super(problem, nextAction);
    }
}
