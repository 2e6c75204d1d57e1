package dev.drover.proof;

/** Thrown when a proof may not start or be called off; the message is a sentence for people. */
public class ProofRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProofRefusedException(String sentence) {
        super(sentence);
    }
}
