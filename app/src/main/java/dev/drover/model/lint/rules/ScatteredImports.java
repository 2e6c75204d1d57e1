package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.register.ImportCount;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The vendor is known in more places of the application than the adapter. */
@Component
class ScatteredImports implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "LCK-03",
            Severity.MEDIUM,
            "Types of the vendor's SDK that are imported outside of the adapter, as somebody counted them.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return Stream.ofNullable(input.declared().imports())
                .filter(count -> Objects.requireNonNullElse(count.imports(), 0) > 0)
                .map(ScatteredImports::finding);
    }

    private static Finding finding(ImportCount count) {
        long imports = Objects.requireNonNullElse(count.imports(), 0);
        return RULE.finding(
                new Place.InRegister("Imports"),
                count.countedBy() + " counted " + Numbers.count(imports, "import", "imports")
                        + " of the vendor's SDK outside of the adapter on " + count.countedOn() + ".",
                "Move them behind the adapter and count again, for example with \""
                        + (count.command().isEmpty() ? ImportCount.SUGGESTION : count.command()) + "\".");
    }
}
