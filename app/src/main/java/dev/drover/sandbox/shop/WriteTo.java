package dev.drover.sandbox.shop;

/** Where the shop writes, as the flag says. */
enum WriteTo {
    /** The flag service has not answered since the shop started: writing anywhere could be wrong. */
    UNKNOWN,
    OLD,
    FROZEN,
    BOTH,
    NEW;

    static WriteTo of(String flagValue) {
        return switch (flagValue) {
            case "old" -> OLD;
            case "both" -> BOTH;
            case "new" -> NEW;
            // Whatever this version of the shop does not know is no reason to write.
            default -> FROZEN;
        };
    }
}
