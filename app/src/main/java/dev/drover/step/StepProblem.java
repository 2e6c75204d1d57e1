package dev.drover.step;

/** Thrown inside a slice when something is in the way that a person can mend; the step then waits for a retry. */
public class StepProblem extends RuntimeException {

    private final String nextAction;

    public StepProblem(String problem, String nextAction) {
        super(problem);
        this.nextAction = nextAction;
    }

    /** What a person can do about it, as one sentence. */
    public String nextAction() {
        return nextAction;
    }
}
