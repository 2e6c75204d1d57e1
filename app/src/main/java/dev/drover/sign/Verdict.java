package dev.drover.sign;

/** What all signs together say. Source of the numbers: a default of Drover. */
public enum Verdict {
    /** No sign speaks, or a single one that did not last. */
    CALM("Nothing to worry about", "ok", "No warning sign has lasted. Go on as planned and measure again in a week."),
    /** One sign that spoke a week earlier already. */
    WATCH(
            "Watch",
            "info",
            "One warning sign has lasted for a week or more. Give it an owner and look again next week."),
    /** Two signs. */
    REVIEW("Review", "warn", "Two warning signs speak. Plan a review of the data model with the people who run it."),
    /** Three signs, or something that cannot work and appeared while it is in use. */
    RETHINK(
            "Rethink",
            "bad",
            "The data model no longer fits what is asked of it. Stop adding to it and decide what has to change.");

    private static final int MANY = 3;

    private final String word;
    private final String tone;
    private final String sentence;

    Verdict(String word, String tone, String sentence) {
        this.word = word;
        this.tone = tone;
        this.sentence = sentence;
    }

    /**
     * @param speaking how many signs speak now
     * @param lasting whether one of them spoke a week or more earlier, too
     * @param brokenInUse whether something that cannot work appeared after the target went live
     */
    static Verdict of(int speaking, boolean lasting, boolean brokenInUse) {
        if (brokenInUse || speaking >= MANY) {
            return RETHINK;
        }
        if (speaking == 2) {
            return REVIEW;
        }
        return speaking == 1 && lasting ? WATCH : CALM;
    }

    public String word() {
        return word;
    }

    /** The colour that pages give it. */
    public String tone() {
        return tone;
    }

    /** What to do, in one or two sentences. */
    public String sentence() {
        return sentence;
    }
}
