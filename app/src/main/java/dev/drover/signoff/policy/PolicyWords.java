package dev.drover.signoff.policy;

import dev.drover.runbook.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a policy in words, for records and pages. */
public final class PolicyWords {

    private final List<Scope> scopes;

    /** @param scopes those of the workspace */
    public PolicyWords(List<Scope> scopes) {
        this.scopes = List.copyOf(scopes);
    }

    /** Everything that a policy says, in one line. */
    public String of(Policy policy) {
        return Stream.concat(
                        scopes.stream()
                                .map(policy::of)
                                .filter(Requirement::required)
                                .map(this::of),
                        Stream.concat(policy.tightenings().stream().map(this::of), gates(policy)))
                .collect(Collectors.joining(" "));
    }

    private String of(Requirement rule) {
        return label(rule.scope()) + ": " + people(rule.quorum()) + ", " + rule.who() + ", stage " + rule.stage()
                + (rule.expiryDays() == 0 ? ", no expiry." : ", expires after " + days(rule.expiryDays()) + ".");
    }

    private String of(Tightening rule) {
        return "If " + rule.when().words() + ": " + label(rule.scope()) + ", " + people(rule.people()) + ".";
    }

    private static Stream<String> gates(Policy policy) {
        List<String> gates = new ArrayList<>();
        int days = policy.rehearsal().longestDays();
        if (days > 0) {
            gates.add("A rehearsal is at most " + days(days) + " old.");
        }
        if (policy.rehearsal().rollbackIncluded()) {
            gates.add("A rehearsal includes the rollback.");
        }
        gates.add("An override is valid for " + policy.overrideHours() + " h.");
        gates.add("An extension of a change window takes "
                + people(policy.extension().people()) + ".");
        return gates.stream();
    }

    private String label(String scope) {
        return scopes.stream()
                .filter(known -> known.id().equals(scope))
                .map(Scope::label)
                .findFirst()
                .orElse(scope);
    }

    private static String people(int number) {
        return number == 1 ? "1 person" : number + " people";
    }

    private static String days(int number) {
        return number == 1 ? "1 day" : number + " days";
    }
}
