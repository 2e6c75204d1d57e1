package dev.drover.runbook;

import java.util.List;

/** Thrown when a plan with gaps is submitted. */
public class IncompletePlanException extends RuntimeException {

    private final List<Gap> gaps;

    IncompletePlanException(List<Gap> gaps) {
        super("The plan cannot be submitted yet: " + gaps.get(0).sentence()
                + (gaps.size() > 1 ? " There are " + (gaps.size() - 1) + " more gaps." : ""));
        this.gaps = List.copyOf(gaps);
    }

    public List<Gap> gaps() {
        return gaps;
    }
}
