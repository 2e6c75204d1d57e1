package dev.drover.model.lint;

import dev.drover.model.cost.Prices;
import dev.drover.model.register.Assumption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known besides inventory, model and source.
 *
 * @param assumptions what the register says that the model takes for granted
 * @param proven what was measured when exactly this model was really run; null if it never was
 * @param unmapped what the source does and no pattern names; null as long as nobody looked
 * @param textNumbers what the file that the model was taken from holds as text although its samples are numbers
 * @param prices that the workspace computes with; null if rules are to find nothing about costs
 * @param declared what people say that nobody can measure from here
 */
public record LintFacts(
        LintReaders readers,
        List<Assumption> assumptions,
        @Nullable ProvenModel proven,
        @Nullable UnmappedStatements unmapped,
        List<TextNumber> textNumbers,
        @Nullable Prices prices,
        Declared declared) {

    static final LintFacts NONE =
            new LintFacts(LintReaders.NONE, List.of(), null, null, List.of(), null, Declared.NOTHING);

    public LintFacts {
        assumptions = List.copyOf(assumptions);
        textNumbers = List.copyOf(textNumbers);
    }
}
