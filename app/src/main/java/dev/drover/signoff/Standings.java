package dev.drover.signoff;

import dev.drover.people.PersonId;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Scope;
import dev.drover.signoff.policy.Required;
import dev.drover.signoff.policy.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes how the required scopes of a revision stand, from its decisions and from the policy as it is now. */
@Component
class Standings {

    private final Decisions decisions;
    private final PlanRisk risk;
    private final Signers signers;

    Standings(Decisions decisions, PlanRisk risk, Signers signers) {
        this.decisions = decisions;
        this.risk = risk;
        this.signers = signers;
    }

    List<ScopeStatus> of(Revision revision) {
        List<Decision> all = decisions.of(revision.migration());
        return signers.check(
                revision,
                risk.required(revision).stream()
                        .map(required -> status(required, revision, all))
                        .toList());
    }

    /**
     * Signatures that hold for a revision and that nobody took away: also those that do not count at the moment, and those
     * on scopes that the policy does not require at the moment.
     */
    List<Decision> signatures(Revision revision) {
        return decisions.of(revision.migration()).stream()
                .filter(Decision::isSignature)
                .filter(signed -> signed.digest().equals(revision.digests().of(signed.scope())))
                .toList();
    }

    private static ScopeStatus status(Required required, Revision revision, List<Decision> all) {
        Scope scope = required.scope();
        List<Decision> concerning =
                all.stream().filter(d -> d.scope().equals(scope)).toList();
        List<Decision> same = concerning.stream()
                .filter(d -> d.digest().equals(revision.digests().of(scope)))
                .toList();
        if (same.isEmpty()) {
            // Decisions on an earlier digest tell what happened; they do not count.
            Decision earlier = concerning.isEmpty() ? null : concerning.get(0);
            boolean fell = earlier != null && earlier.verdict().signs();
            return new ScopeStatus(
                    required, fell ? ScopeStatus.State.VOIDED : ScopeStatus.State.WAITING, List.of(), earlier);
        }
        Collection<Decision> latest = latestOfEachPerson(same);
        List<Signature> signatures = latest.stream()
                .filter(Decision::isSignature)
                .sorted(Comparator.comparingLong(Decision::id))
                .map(signed -> new Signature(signed, Signature.Standing.COUNTS, "", expiry(signed, required.rule())))
                .toList();
        Optional<Decision> objection = objection(latest, signatures);
        if (objection.isPresent()) {
            boolean rejected = objection.get().verdict() == Verdict.REJECTED;
            return new ScopeStatus(
                    required,
                    rejected ? ScopeStatus.State.REJECTED : ScopeStatus.State.CHANGES_REQUESTED,
                    signatures,
                    objection.get());
        }
        Decision newest = same.get(0);
        boolean fell = newest.verdict().signs() && !newest.counts();
        return new ScopeStatus(
                        required, fell ? ScopeStatus.State.VOIDED : ScopeStatus.State.WAITING, signatures, newest)
                .with(signatures);
    }

    /** The newest objection that stands: nobody signed after it, or who did took the signature back. */
    private static Optional<Decision> objection(Collection<Decision> latest, List<Signature> signatures) {
        return latest.stream()
                .filter(decision ->
                        decision.verdict() == Verdict.CHANGES_REQUESTED || decision.verdict() == Verdict.REJECTED)
                .max(Comparator.comparingLong(Decision::id))
                .filter(objection -> signatures.stream()
                        .noneMatch(signature -> signature.decision().id() > objection.id()));
    }

    private static Collection<Decision> latestOfEachPerson(List<Decision> newestFirst) {
        Map<PersonId, Decision> latest = new LinkedHashMap<>();
        newestFirst.forEach(decision -> latest.putIfAbsent(decision.person(), decision));
        return latest.values();
    }

    /** When a signature becomes too old; null if it does not. */
    static @Nullable Instant expiry(Decision signed, Requirement rule) {
        return rule.expiryDays() == 0 ? null : signed.at().plus(Duration.ofDays(rule.expiryDays()));
    }
}
