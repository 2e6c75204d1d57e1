package dev.drover.audit;

/** Thrown when somebody wants the chain verified while that is being done for somebody else. */
public class VerificationUnderWayException extends RuntimeException {

    VerificationUnderWayException() {
        super("The chain is being verified for somebody else. Wait a moment, then try again.");
    }
}
