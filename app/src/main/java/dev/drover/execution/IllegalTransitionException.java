package dev.drover.execution;

/** Thrown when a run or step should go where it may not go from where it is. */
public class IllegalTransitionException extends RuntimeException {

    IllegalTransitionException(String sentence) {
        super(sentence);
    }
}
