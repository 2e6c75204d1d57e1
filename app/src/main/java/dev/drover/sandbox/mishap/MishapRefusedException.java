package dev.drover.sandbox.mishap;

/** Thrown when something cannot be broken at the moment; the message says why and what to do. */
public class MishapRefusedException extends RuntimeException {

    MishapRefusedException(Mishap mishap, String obstacle) {
        super("\"" + mishap.name() + "\" is not possible now. " + obstacle);
    }
}
