package dev.drover.model.lint.rules;

import dev.drover.model.GlobalIndex;
import dev.drover.model.TargetTable;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.TableWork;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Indexes that have to come to a table that is there already, and no step brings them. */
@Component
class MissingBackfill implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "IDX-14",
            Severity.MEDIUM,
            "Indexes of a table that the runbook fills and does not create before: they have to be added and backfilled"
                    + " while it is in use, and no step does.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        TableWork work = input.declared().work();
        return work == null || !work.fills() || work.createsFirst()
                ? Stream.of()
                : input.model().tables().stream()
                        .filter(table -> !table.indexes().isEmpty())
                        .map(MissingBackfill::finding);
    }

    private static Finding finding(TargetTable table) {
        List<String> names = table.indexes().stream().map(GlobalIndex::name).toList();
        return RULE.finding(
                new Place.InModel(table.name()),
                "The runbook copies into " + table.name() + " and has no step before that creates it, so it has to be"
                        + " there already; no step adds " + Words.list(names) + " to a table that is there.",
                "Put the step Create DynamoDB tables before the copy: it makes new tables with all their indexes.");
    }
}
