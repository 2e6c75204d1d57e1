package dev.drover.proof;

/** Ends the work on a proof that nobody wants any more, or for which there is no time. */
final class CalledOffException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CalledOffException() {
        super("called off", null, false, false);
    }
}
