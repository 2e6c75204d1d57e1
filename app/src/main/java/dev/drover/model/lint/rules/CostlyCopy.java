package dev.drover.model.lint.rules;

import dev.drover.connection.SourceTable;
import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A copy that takes more writes to keep fresh than it saves reads. */
@Component
class CostlyCopy implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "SHP-05",
            Severity.HIGH,
            "A column of another table that is copied into items, and whose updates, times its copies, are more than the"
                    + " reads that the copy saves.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return Copies.of(input).flatMap(copy -> finding(input, copy));
    }

    private static Stream<Finding> finding(LintInput input, Copies.Copy copy) {
        double copies = copies(input, copy);
        List<AccessPattern> readers = copy.readers(input).toList();
        boolean isKnown = readers.stream().allMatch(pattern -> pattern.load().averagePerSecond() != null);
        double updates = rate(copy.writers(input).filter(pattern -> pattern.direction() == Direction.UPDATE));
        double reads = rate(readers.stream());
        return copies == 0 || !isKnown || updates * copies <= reads
                ? Stream.of()
                : Stream.of(RULE.finding(
                        copy.place(),
                        copy.column() + " is updated " + Numbers.words(updates) + " times a second and stands in "
                                + Numbers.words(copies) + " items of " + copy.entity() + " for each row, so that fresh"
                                + " copies take " + Numbers.words(updates * copies) + " writes/s. The copy saves "
                                + Numbers.words(reads) + " reads/s.",
                        "Read it from where it is updated, or agree that the copy may be old."));
    }

    /** Items for each row that they copy from; 0 if nobody knows how many rows there are. */
    private static double copies(LintInput input, Copies.Copy copy) {
        double items = rows(input, copy.owner().entity().sourceTable());
        double originals = rows(input, copy.mapping().table());
        return originals == 0 ? 0 : items / originals;
    }

    private static double rows(LintInput input, String table) {
        return input.source()
                .flatMap(source -> source.schema().table(table))
                .map(SourceTable::estimatedRows)
                .orElse(0L);
    }

    private static double rate(Stream<AccessPattern> patterns) {
        return patterns.mapToDouble(Units::average).sum();
    }
}
