package dev.drover.model.mapping;

/** Thrown inside a row when one of its values has no place in the target. */
final class ValueException extends RuntimeException {

    ValueException(String message) {
        super(message, null, false, false);
    }
}
