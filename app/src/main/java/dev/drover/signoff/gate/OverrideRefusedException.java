package dev.drover.signoff.gate;

/** Thrown when somebody may not ask for an override, or may not confirm it. The message says why. */
public class OverrideRefusedException extends RuntimeException {

    OverrideRefusedException(String sentence) {
        super(sentence);
    }
}
