package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import dev.drover.model.relational.RelationalStore;
import dev.drover.model.relational.RelationalStore.Engine;
import dev.drover.model.relational.RelationalStore.Failover;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Clients that do not get over a failover of the relational store. */
@Component
class NoFailoverBudget implements LintRule {

    private static final Threshold AURORA = Threshold.of("aurora", "Seconds of a failover of Aurora", "30", "s");
    private static final Threshold RDS = Threshold.of("rds", "Seconds of a failover of RDS Multi-AZ", "120", "s");
    private static final RuleDescription RULE = RuleDescription.of(
            "RPL-05",
            Severity.MEDIUM,
            "A relational store whose clients do not try again for as long as a failover takes, or for whom nobody has"
                    + " said how long they keep addresses and connections.",
            "AWS documentation",
            AURORA,
            RDS);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        RelationalStore store = input.model().relationalStore();
        if (input.model().relationalTables().isEmpty()) {
            return Stream.of();
        }
        List<String> gaps = store == null
                ? List.of("Nobody has said how clients get over a failover of the relational store.")
                : gaps(store, limits);
        return gaps.isEmpty()
                ? Stream.of()
                : Stream.of(RULE.finding(
                        new Place.InModel(RelationalStore.PLACE),
                        String.join(" ", gaps),
                        "Let clients try again for longer than a failover takes, keep addresses and connections for a short"
                                + " time, and declare it on the page of the relational store."));
    }

    private static List<String> gaps(RelationalStore store, Limits limits) {
        Failover failover = store.failover();
        Threshold takes = store.engine() == Engine.AURORA ? AURORA : RDS;
        List<String> gaps = new ArrayList<>();
        if (failover.retrySeconds() == null) {
            gaps.add("Nobody has said for how long clients try again.");
        } else if (failover.retrySeconds() < limits.of(takes)) {
            gaps.add("Clients try again for " + Numbers.words(failover.retrySeconds()) + " s, and a failover of "
                    + store.engine().word() + " takes up to " + limits.words(takes) + ".");
        }
        if (failover.dnsSeconds() == null) {
            gaps.add("Nobody has said for how long they keep the address of the writer.");
        }
        if (failover.poolSeconds() == null) {
            gaps.add("Nobody has said for how long their pool keeps a connection.");
        }
        return gaps;
    }
}
