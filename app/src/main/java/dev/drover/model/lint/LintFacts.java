package dev.drover.model.lint;

import dev.drover.model.register.Assumption;
import java.util.List;

/**
 * What is known besides inventory, model and source.
 *
 * @param assumptions what the register says that the model takes for granted
 */
public record LintFacts(LintReaders readers, List<Assumption> assumptions) {

    static final LintFacts NONE = new LintFacts(LintReaders.NONE, List.of());

    public LintFacts {
        assumptions = List.copyOf(assumptions);
    }
}
