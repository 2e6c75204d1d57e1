package dev.drover.inventory.consumer;

/** What a consumer is. */
public enum ConsumerKind {
    /** Answers calls: a website, an API. */
    SERVICE("Service"),
    /** Runs when something happens, such as a Lambda function. */
    FUNCTION("Function"),
    /** Shows figures to people. */
    REPORT("Report"),
    /** Is started by a person or a clock. */
    SCRIPT("Script");

    private final String word;

    ConsumerKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
