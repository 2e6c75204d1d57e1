package dev.drover.execution;

import dev.drover.connection.EnvironmentKind;
import dev.drover.runbook.Digests;
import dev.drover.runbook.Revision;
import dev.drover.signoff.Signoffs;
import dev.drover.signoff.gate.Gate;
import dev.drover.signoff.gate.GateOverrides;
import dev.drover.signoff.policy.RehearsalRule;
import dev.drover.step.RunKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A live run needs a completed rehearsal of exactly its plan: on enough data, recent, and rolled back if the policy says so. */
@Component
@Order(7)
class RehearsalGate implements StartPolicy {

    private final Rehearsals rehearsals;
    private final Signoffs signoffs;
    private final GateOverrides overrides;
    private final Clock clock;
    private final int minimumShare;

    /**
     * @param minimumShare how much of the data a rehearsal must have moved, in percent; the sandbox takes any share,
     *     because nothing is at stake there
     */
    RehearsalGate(
            Rehearsals rehearsals,
            Signoffs signoffs,
            GateOverrides overrides,
            Clock clock,
            @Value("${drover.rehearsal.minimum-share-percent:100}") int minimumShare) {
        this.rehearsals = rehearsals;
        this.signoffs = signoffs;
        this.overrides = overrides;
        this.clock = clock;
        this.minimumShare = minimumShare;
    }

    @Override
    public List<String> refusals(StartRequest request) {
        Revision revision = request.revision();
        return request.kind() != RunKind.LIVE
                        || revision == null
                        || overrides.usable(revision, Gate.REHEARSAL).isPresent()
                ? List.of()
                : missing(revision).stream().toList();
    }

    /** Why the rehearsals so far are not enough, as a sentence; empty if they are. */
    Optional<String> missing(Revision revision) {
        List<Run> rehearsals = this.rehearsals.of(revision);
        if (rehearsals.isEmpty()) {
            return Optional.of(
                    this.rehearsals.completed(revision).isEmpty()
                            ? "No rehearsal of this plan (digest "
                                    + Digests.brief(revision.digests().whole()) + ") was completed."
                            : "Every rehearsal of this plan left steps out, so none of them shows that all of it works.");
        }
        RehearsalRule rule = signoffs.policy(revision).policy().rehearsal();
        return tooLittle(revision, rehearsals)
                .or(() -> tooOld(rule, rehearsals))
                .or(() -> notRolledBack(rule, rehearsals));
    }

    private Optional<String> tooLittle(Revision revision, List<Run> rehearsals) {
        int best = rehearsals.stream().mapToInt(Run::sharePercent).max().orElse(0);
        boolean sandbox = revision.content().environmentKind() == EnvironmentKind.SANDBOX;
        return sandbox || best >= minimumShare
                ? Optional.empty()
                : Optional.of(
                        "The rehearsal moved " + best + " % of the data, and " + minimumShare + " % is required.");
    }

    private Optional<String> tooOld(RehearsalRule rule, List<Run> rehearsals) {
        int days = rule.longestDays();
        if (days == 0) {
            return Optional.empty();
        }
        Run newest = rehearsals.stream()
                .filter(run -> run.sharePercent() >= Math.min(minimumShare, bestShare(rehearsals)))
                .max(Comparator.comparing(RehearsalGate::completed))
                .orElseThrow();
        Duration age = Duration.between(completed(newest), clock.instant());
        return age.compareTo(Duration.ofDays(days)) <= 0
                ? Optional.empty()
                : Optional.of("The rehearsal (run " + newest.number() + ") is " + age.toDays()
                        + " days old, and the policy of this workspace takes " + days + " at most. Rehearse again.");
    }

    private static int bestShare(List<Run> rehearsals) {
        return rehearsals.stream().mapToInt(Run::sharePercent).max().orElse(0);
    }

    private static Instant completed(Run run) {
        return Objects.requireNonNull(run.completedAt());
    }

    private static Optional<String> notRolledBack(RehearsalRule rule, List<Run> rehearsals) {
        boolean rolledBack = rehearsals.stream().anyMatch(run -> run.status() == RunStatus.ROLLED_BACK);
        return !rule.rollbackIncluded() || rolledBack
                ? Optional.empty()
                : Optional.of("No rehearsal of this plan was rolled back to its start, and the policy of this workspace"
                        + " asks for that. Roll back run " + rehearsals.get(0).number() + ".");
    }
}
