package dev.drover.validation;

/** What a validation does at the moment. */
enum Phase {
    /** Reads both sides once and adds up the buckets. */
    SUMS("Comparing checksums"),
    /** Reads both sides again and keeps the keys of the buckets that differ. */
    KEYS("Looking for the differing records"),
    /** Looks at differing records one by one. */
    CAUSES("Finding out the causes"),
    /** Everything is known. */
    DONE("Finishing");

    private final String words;

    Phase(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
