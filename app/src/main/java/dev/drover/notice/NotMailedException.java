package dev.drover.notice;

/** Thrown when a notice cannot be mailed again. The message says why. */
public class NotMailedException extends RuntimeException {

    NotMailedException(String sentence) {
        super(sentence);
    }
}
