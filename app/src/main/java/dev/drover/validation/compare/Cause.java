package dev.drover.validation.compare;

/** Why a record is not the same on both sides, as far as its values show. */
public enum Cause {
    /** In the source, not in the target. */
    MISSING("Missing", "in the source and not in the target"),
    /** In the target, not in the source. */
    EXTRA("Extra", "in the target and not in the source"),
    /** In the target, although its row of the source stays behind on purpose. */
    LEFT_BEHIND("Should have stayed behind", "in the target, although their rows stay behind on purpose"),
    /** Several source rows have the same key in the target, which holds one of them at most. */
    KEY_COLLISION("Key used twice", "source rows that share one key in the target"),
    /** A source row that the mapping cannot turn into an item. */
    REJECTED("Cannot be mapped", "source rows that cannot become an item"),
    /** The target holds only the beginning. */
    TRUNCATED("Cut off", "the target holds only the beginning"),
    /** The same time of day in another zone. */
    TZ_SHIFT("Shifted by a time zone", "times that are off by whole quarter hours"),
    /** Fewer digits, or the noise of a binary floating point number. */
    ROUNDED("Rounded", "numbers with fewer digits, or with floating point noise"),
    /** Only upper and lower case differ. */
    CASE("Upper or lower case", "the same letters in another case"),
    /** Only white space differs. */
    WHITESPACE("White space", "only spaces, tabs or line ends differ"),
    /** Bytes of one character set that were read as another. */
    ENCODING("Wrong character set", "letters that were read in another character set"),
    /** One side has nothing, null or an empty text where the other has something else of these, or a value. */
    NULL_EMPTY_MISSING("Null, empty or missing", "null, empty and missing are not the same"),
    /** Anything else. */
    DIFFERENT("Other value", "different in another way"),
    /** Differed when it was read and is equal now: something still writes. */
    UNSTEADY("Still changing", "differed at first and is equal now, so something still writes");

    private final String label;
    private final String meaning;

    Cause(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** Whether all records of this cause are counted even if not all are looked at. */
    public boolean isExact() {
        return this == MISSING || this == EXTRA || this == LEFT_BEHIND || this == KEY_COLLISION || this == REJECTED;
    }

    /** The words people read. */
    public String label() {
        return label;
    }

    /** What the records under this cause have in common, as half a sentence. */
    public String meaning() {
        return meaning;
    }
}
