package dev.drover.signoff;

/** Thrown when somebody may not decide, or not like this. The message says why. */
public class SignoffRefusedException extends RuntimeException {

    SignoffRefusedException(String sentence) {
        super(sentence);
    }
}
