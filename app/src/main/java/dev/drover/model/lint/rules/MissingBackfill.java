package dev.drover.model.lint.rules;

import dev.drover.model.GlobalIndex;
import dev.drover.model.TargetTable;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Declared;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.TableWork;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Indexes that have to come to a table that is there already, and no step brings them. */
@Component
class MissingBackfill implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "IDX-14",
            Severity.MEDIUM,
            "Indexes of a table that is there before the copy begins, so that they have to be added and backfilled, which"
                    + " no step does.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.model().tables().stream().flatMap(table -> finding(table, input.declared()).stream());
    }

    private static Optional<Finding> finding(TargetTable table, Declared declared) {
        Optional<TargetTable> standing = declared.standing().stream()
                .filter(known -> known.name().equals(table.name()))
                .findFirst();
        if (standing.isPresent()) {
            return finding(
                    table,
                    table.indexes().stream()
                            .filter(index -> standing.get().indexes().stream()
                                    .noneMatch(known -> known.name().equals(index.name())))
                            .toList(),
                    "A live run has created " + table.name() + " without ");
        }
        TableWork work = declared.work();
        return work == null || !work.fills() || work.createsFirst()
                ? Optional.empty()
                : finding(
                        table,
                        table.indexes(),
                        "The runbook copies into " + table.name()
                                + " and has no step before that creates it, so it has to be there, maybe without ");
    }

    private static Optional<Finding> finding(TargetTable table, List<GlobalIndex> indexes, String begin) {
        return indexes.isEmpty()
                ? Optional.empty()
                : Optional.of(RULE.finding(
                        new Place.InModel(table.name()),
                        begin
                                + Words.list(
                                        indexes.stream().map(GlobalIndex::name).toList())
                                + "; no step adds an index to a table.",
                        "Let the step Create DynamoDB tables make a new table with all its indexes before the copy, or add"
                                + " them by hand and watch their backfill."));
    }
}
