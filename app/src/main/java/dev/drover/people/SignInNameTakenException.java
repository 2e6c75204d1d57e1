package dev.drover.people;

/** Thrown when somebody is added under a sign-in name that is in use. */
public class SignInNameTakenException extends RuntimeException {

    SignInNameTakenException(String signInName) {
        super("There is already somebody with the sign-in name \"" + signInName + "\". Choose another name.");
    }
}
