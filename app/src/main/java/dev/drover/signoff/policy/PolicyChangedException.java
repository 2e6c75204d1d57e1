package dev.drover.signoff.policy;

/** Thrown when somebody else saved in the meantime. The message says who. */
public class PolicyChangedException extends RuntimeException {

    PolicyChangedException(String by) {
        super(by + " saved another version after you opened this page. Nothing of yours was saved."
                + " Open it again to see what holds now.");
    }
}
