package dev.drover.execution;

/** What a person says about why they do something with a run; it goes into the record for good. */
final class Reason {

    private static final int LONGEST = 2_000;

    private Reason() {}

    /**
     * The reason as it is kept.
     *
     * @throws RunRefusedException if there is none, or it is too long
     */
    static String required(String text) {
        if (text.isBlank()) {
            throw new RunRefusedException("Say why; it goes into the record.");
        }
        return optional(text);
    }

    /** The same where nothing has to be said. */
    static String optional(String text) {
        String reason = text.strip();
        if (reason.length() > LONGEST) {
            throw new RunRefusedException(
                    "A reason has at most 2,000 characters. Found " + reason.length() + ". Say it shorter.");
        }
        return reason;
    }
}
