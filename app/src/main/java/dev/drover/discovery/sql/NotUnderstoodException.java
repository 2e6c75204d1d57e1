package dev.drover.discovery.sql;

/** Thrown when a statement has to be left to a person; the message says why, as a sentence. */
class NotUnderstoodException extends RuntimeException {

    NotUnderstoodException(String sentence) {
        super(sentence);
    }
}
