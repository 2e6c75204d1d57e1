package dev.drover.model.lint;

/** How much a finding matters, worst first. */
public enum Severity {
    /** Cannot work. */
    ERROR("Error", "bad", "bad"),
    /** Works at first and hurts later. */
    HIGH("High", "bad", "warn"),
    /** Somebody should look at it. */
    MEDIUM("Medium", "warn", "warn"),
    /** Good to know. */
    LOW("Low", "info", "info");

    private final String word;
    private final String tone;
    private final String icon;

    Severity(String word, String tone, String icon) {
        this.word = word;
        this.tone = tone;
        this.icon = icon;
    }

    /** The word people read. */
    public String word() {
        return word;
    }

    /** The colour of its state: bad, warn or info. */
    public String tone() {
        return tone;
    }

    /** The icon of its state. */
    public String icon() {
        return icon;
    }
}
