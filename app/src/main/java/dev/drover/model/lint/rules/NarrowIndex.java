package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MeasuredTable;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An index that holds up the writes of its table. */
@Component
class NarrowIndex implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "IDX-10",
            Severity.HIGH,
            "An index of an existing table with less provisioned write capacity than its table can send it: then writes of"
                    + " the table are refused; medium if auto scaling does not follow it.",
            RuleDescription.DYNAMODB);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return Sampled.indexes(input)
                .flatMap(existing -> Stream.ofNullable(existing.index().capacity())
                        .flatMap(capacity -> finding(existing, capacity)));
    }

    private static Stream<Finding> finding(Sampled.ExistingIndex existing, MeasuredTable.Capacity capacity) {
        String name = existing.index().name();
        String had = "On " + existing.table().day() + " " + name + " had " + Numbers.words(capacity.writeUnits())
                + " write units/s";
        if (capacity.writeUnits() < capacity.reaching()) {
            return Stream.of(RULE.finding(
                    LintInput.place(existing.structure()),
                    had + ", and its table can send it " + Numbers.words(capacity.reaching())
                            + ", by the number and size of its entries. " + scaling(capacity.scaled()),
                    "Give it as many write units as reach it."));
        }
        return Boolean.FALSE.equals(capacity.scaled())
                ? Stream.of(RULE.finding(
                        Severity.MEDIUM,
                        LintInput.place(existing.structure()),
                        had + ", as many as reach it. " + scaling(capacity.scaled()),
                        "Let auto scaling follow it together with its table, or confirm that its load is steady."))
                : Stream.of();
    }

    private static String scaling(@Nullable Boolean scaled) {
        if (scaled == null) {
            return "Whether auto scaling follows it is not known.";
        }
        return scaled ? "Auto scaling follows it." : "Auto scaling does not follow it.";
    }
}
