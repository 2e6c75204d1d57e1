package dev.drover.web.live;

/** Thrown when no further stream may be opened. */
class TooManyStreamsException extends RuntimeException {

    private TooManyStreamsException(String sentence) {
        super(sentence);
    }

    static TooManyStreamsException inTotal() {
        return new TooManyStreamsException(
                "Too many pages are open for all to be told at once. This one asks again every half minute.");
    }

    static TooManyStreamsException from(String address) {
        return new TooManyStreamsException("Too many pages are open at the address " + address
                + " for all to be told at once. This one asks again every half minute.");
    }
}
