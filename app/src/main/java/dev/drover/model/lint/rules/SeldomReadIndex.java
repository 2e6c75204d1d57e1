package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.coverage.Structure;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An index that is seldom read and often written. */
@Component
class SeldomReadIndex implements LintRule {

    private static final Threshold READS = Threshold.of("reads", "Reads of the index", "1", "calls/s");
    private static final Threshold SHARE = Threshold.of("share", "Share of all writes", "0.1", "");
    private static final RuleDescription RULE = RuleDescription.of(
            "IDX-13",
            Severity.MEDIUM,
            "An index that is hardly read and takes a good part of the cost of writes.",
            "Found in a published model",
            READS,
            SHARE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.model().tables().stream().flatMap(table -> {
            double base = IndexWrites.base(input, table);
            double all = base
                    + table.indexes().stream()
                            .mapToDouble(index -> IndexWrites.added(input, table, index))
                            .sum();
            return table.indexes().stream().flatMap(index -> {
                List<AccessPattern> readers =
                        input.through(new Structure(table, index)).toList();
                boolean known = !readers.isEmpty() && readers.stream().allMatch(pattern -> Units.average(pattern) > 0);
                double reads = readers.stream().mapToDouble(Units::average).sum();
                double share = all == 0 ? 0 : IndexWrites.added(input, table, index) / all;
                return !known || reads >= limits.of(READS) || share <= limits.of(SHARE)
                        ? Stream.of()
                        : Stream.of(RULE.finding(
                                LintInput.place(new Structure(table, index)),
                                index.name() + " is read " + Numbers.words(reads) + " times/s, less than "
                                        + limits.words(READS) + ", and takes " + Numbers.percent(share)
                                        + " of the write units, more than " + Numbers.percent(limits.of(SHARE)) + ".",
                                "Serve the pattern from an export or a scan at night, if its owner agrees."));
            });
        });
    }
}
