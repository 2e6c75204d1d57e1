package dev.drover.model.lint;

import dev.drover.model.cost.Prices;
import dev.drover.model.register.Assumption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known besides inventory, model and source.
 *
 * @param assumptions what the register says that the model takes for granted
 * @param measured what was measured on model, source and tables
 * @param prices that the workspace computes with; null if rules are to find nothing about costs
 * @param declared what people say that nobody can measure from here
 */
public record LintFacts(
        LintReaders readers,
        List<Assumption> assumptions,
        MeasuredFacts measured,
        @Nullable Prices prices,
        Declared declared) {

    static final LintFacts NONE =
            new LintFacts(LintReaders.NONE, List.of(), MeasuredFacts.NONE, null, Declared.NOTHING);

    public LintFacts {
        assumptions = List.copyOf(assumptions);
    }
}
