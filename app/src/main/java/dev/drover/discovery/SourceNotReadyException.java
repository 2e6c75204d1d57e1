package dev.drover.discovery;

/** Thrown when a source has to be set up before its statements can be read. */
public class SourceNotReadyException extends RuntimeException {

    private final String nextAction;
    private final String command;

    /**
     * @param problem what is missing, as a sentence
     * @param nextAction who has to do what
     * @param command the SQL that does it
     */
    public SourceNotReadyException(String problem, String nextAction, String command) {
        super(problem);
        this.nextAction = nextAction;
        this.command = command;
    }

    public String nextAction() {
        return nextAction;
    }

    public String command() {
        return command;
    }
}
