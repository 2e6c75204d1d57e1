package dev.drover.signoff.round;

/** Something about a round cannot be done; the message says why, in a sentence for people. Nothing was written. */
public class RoundRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RoundRefusedException(String message) {
        super(message);
    }
}
