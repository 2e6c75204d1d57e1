package dev.drover.transfer.follow;

/** A following cannot go on or begin until a person sets something right. */
public class FollowRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String nextAction;

    /**
     * What is in the way.
     *
     * @param problem one sentence
     * @param nextAction what a person should do
     */
    public FollowRefusedException(String problem, String nextAction) {
        super(problem);
        this.nextAction = nextAction;
    }

    public String nextAction() {
        return nextAction;
    }
}
