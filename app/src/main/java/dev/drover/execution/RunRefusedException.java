package dev.drover.execution;

import java.util.List;

/** Thrown when a run cannot start or be changed; each reason is a sentence that says what is missing. */
public class RunRefusedException extends RuntimeException {

    private final List<String> reasons;

    RunRefusedException(List<String> reasons) {
        super(String.join(" ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    RunRefusedException(String reason) {
        this(List.of(reason));
    }

    public List<String> reasons() {
        return reasons;
    }
}
