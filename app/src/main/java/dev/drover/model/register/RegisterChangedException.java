package dev.drover.model.register;

/** Thrown when somebody else changed or removed an entry in the meantime. Nothing is written. */
public class RegisterChangedException extends RuntimeException {

    RegisterChangedException(String what) {
        super("Somebody else changed or removed " + what + " in the meantime. What you typed is not saved.");
    }
}
