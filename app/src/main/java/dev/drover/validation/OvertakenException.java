package dev.drover.validation;

/** Thrown when another worker has saved a slice of the same validation in the meantime; this one must not count. */
class OvertakenException extends RuntimeException {

    OvertakenException(long validation) {
        super("Another worker went on with the validation " + validation + ".");
    }
}
