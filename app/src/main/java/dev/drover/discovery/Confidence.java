package dev.drover.discovery;

/** How far the figures of a draft can be trusted. */
public enum Confidence {
    /** One look only, or counters that somebody reset, or that the source threw out in between. */
    LOW("Low", "warn"),
    /** Two looks, but less than a day apart, or few calls. */
    MEDIUM("Medium", "info"),
    /** At least a day, and at least 100 calls. */
    HIGH("High", "ok");

    private final String word;
    private final String tone;

    Confidence(String word, String tone) {
        this.word = word;
        this.tone = tone;
    }

    public String word() {
        return word;
    }

    /** The colour that pages give it. */
    public String tone() {
        return tone;
    }
}
