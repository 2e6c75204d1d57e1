package dev.drover.sign;

import dev.drover.discovery.Discovery;
import dev.drover.inventory.PatternChange;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that signs may look at.
 *
 * @param at the moment of the measurement
 * @param statuses when patterns got which status, the earliest first
 * @param source what the snapshots of the source tell; empty before the first
 * @param live since when the target is in use
 */
public record SignInput(
        Instant at,
        Design design,
        List<PatternChange> statuses,
        Optional<Discovery> source,
        History history,
        Optional<Instant> live) {

    public SignInput {
        statuses = List.copyOf(statuses);
    }

    /**
     * Inventory and target model, and what follows from them.
     *
     * @param lint inventory, model and register, with the ways of coverage
     * @param compared whether the source could be read for it: rules that need it find nothing otherwise
     */
    public record Design(LintInput lint, LintReport report, CostSheet cost, boolean compared) {}
}
