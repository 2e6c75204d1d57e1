package dev.drover.signoff.policy;

import java.util.List;
import java.util.Optional;

/** The plan has a step that cannot be rolled back. */
public record IrreversibleStep() implements Risk {

    static final String KIND = "irreversible";

    @Override
    public String word() {
        return KIND;
    }

    @Override
    public String words() {
        return "a step cannot be rolled back";
    }

    @Override
    public Optional<String> because(PlanFacts facts) {
        List<String> steps = facts.irreversibleSteps();
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of("the step \"" + steps.get(0) + "\" cannot be rolled back"
                        + (steps.size() > 1 ? " (nor can " + (steps.size() - 1) + " more)" : ""));
    }
}
