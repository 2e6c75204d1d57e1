package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.relational.RelationalStore;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An extension of the source that the target does not offer. */
@Component
class MissingExtension implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "REL-09",
            Severity.ERROR,
            "An extension that the source has installed and the declared relational store does not offer.",
            "Drover");

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        RelationalStore store = input.model().relationalStore();
        if (store == null || store.extensions().isEmpty()) {
            return Stream.of();
        }
        return input.measuredSource().stream()
                .flatMap(source -> missing(source.extensions(), store).stream())
                .map(name -> RULE.finding(
                        new Place.InModel(RelationalStore.PLACE),
                        "The source has the extension " + name + ", and it is not among the "
                                + store.extensions().size() + " that the store is declared to offer.",
                        "Find out what uses it, and do without it or choose a version that has it. If the store offers"
                                + " it, declare it."));
    }

    private static List<String> missing(List<String> installed, RelationalStore store) {
        return installed.stream()
                .filter(name -> !store.extensions().contains(name))
                .toList();
    }
}
