package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.TargetTable;
import dev.drover.model.coverage.Held;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A small update of a large item. */
@Component
class LargeRewrite implements LintRule {

    private static final Threshold TIMES =
            Threshold.of("times", "Write units of the item divided by those of what is written", "4", "times");
    private static final Threshold RATE = Threshold.of("rate", "Calls from which it matters", "1", "calls/s");
    private static final RuleDescription RULE = RuleDescription.of(
            "SHP-09",
            Severity.MEDIUM,
            "An update of small attributes of a large item: each call costs the write units of the whole item.",
            "Well-Architected DynamoDB lens",
            TIMES,
            RATE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .filter(pattern -> pattern.direction() == Direction.UPDATE
                        && !pattern.attributesWritten().isEmpty()
                        && Units.average(pattern) >= limits.of(RATE))
                .flatMap(pattern -> input.model().tables().stream()
                        .flatMap(table -> held(input, table, pattern)
                                .flatMap(held -> finding(
                                        input, limits, pattern, new MappedEntity(table, held.entity()), held))));
    }

    private static Stream<Held> held(LintInput input, TargetTable table, AccessPattern pattern) {
        return pattern.entities().stream()
                .flatMap(name -> input.held(table, name).stream())
                .filter(held -> held.list() == null);
    }

    private static Stream<Finding> finding(
            LintInput input, Limits limits, AccessPattern pattern, MappedEntity owner, Held held) {
        List<String> written = pattern.attributesWritten().stream()
                .flatMap(name -> held.attribute(name).stream())
                .distinct()
                .toList();
        if (written.size() < pattern.attributesWritten().size()) {
            return Stream.of();
        }
        return AttributeSizes.of(input, owner).stream().flatMap(sizes -> {
            Optional<AttributeSizes.Item> item = sizes.item(input, pattern);
            double small = written.stream().mapToDouble(sizes::bytes).sum();
            if (item.isEmpty() || Double.isNaN(small)) {
                return Stream.of();
            }
            double whole = Units.writeUnits(item.get().bytes());
            double needed = Units.writeUnits(small);
            return whole < limits.of(TIMES) * needed
                    ? Stream.of()
                    : Stream.of(RULE.finding(
                            LintInput.place(pattern),
                            "It writes " + Words.list(written) + ", " + Numbers.bytes(small) + " " + sizes.origin()
                                    + ", and pays for the whole item of "
                                    + owner.entity().entity() + ", "
                                    + Numbers.bytes(item.get().bytes()) + " "
                                    + item.get().origin() + ": "
                                    + Numbers.count(Math.round(whole), "write unit", "write units") + " where "
                                    + Numbers.words(needed) + " would do, " + Numbers.words(Units.average(pattern))
                                    + " times a second.",
                            "Keep what changes often in an item of its own beside the large part."));
        });
    }
}
