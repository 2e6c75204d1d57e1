package dev.drover.signoff.policy;

import dev.drover.runbook.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what is wrong with a policy before it is saved: each problem a sentence, by the name of the field. */
public final class PolicyCheck {

    private final List<Scope> scopes;

    /** @param scopes those of the workspace */
    public PolicyCheck(List<Scope> scopes) {
        this.scopes = List.copyOf(scopes);
    }

    /** Empty if the policy can be saved. */
    public Map<String, String> problems(Policy policy) {
        Map<String, String> problems = new LinkedHashMap<>();
        policy.requirements().forEach(requirement -> check(requirement, problems));
        if (scopes.stream().noneMatch(scope -> policy.of(scope).required())) {
            problems.put("required.DATA", "Require at least one scope, or nobody signs anything.");
        }
        for (Tightening rule : policy.tightenings()) {
            check(rule, problems);
        }
        bounded(
                "rehearsalDays",
                "Age of the rehearsal",
                policy.rehearsal().longestDays(),
                0,
                Requirement.LONGEST_DAYS,
                problems);
        bounded("overrideHours", "Validity of an override", policy.overrideHours(), 1, Policy.LONGEST_HOURS, problems);
        bounded(
                "extensionPeople",
                "People for an extension",
                policy.extension().people(),
                1,
                Requirement.MOST_PEOPLE,
                problems);
        return problems;
    }

    private void check(Requirement requirement, Map<String, String> problems) {
        String id = requirement.scope();
        Optional<Scope> scope = scope(id);
        if (scope.isEmpty()) {
            problems.put("required." + id, "There is no scope \"" + id + "\" in this workspace.");
            return;
        }
        String label = scope.get().label();
        bounded("quorum." + id, label + ": people", requirement.quorum(), 1, Requirement.MOST_PEOPLE, problems);
        bounded("stage." + id, label + ": stage", requirement.stage(), 1, Requirement.LAST_STAGE, problems);
        bounded(
                "expiry." + id,
                label + ": days until a signature expires",
                requirement.expiryDays(),
                0,
                Requirement.LONGEST_DAYS,
                problems);
        if (requirement.roles().isEmpty()) {
            problems.put("roles." + id, label + ": choose at least one role that may sign.");
        }
    }

    private void check(Tightening rule, Map<String, String> problems) {
        String field = "rule." + rule.when().word();
        if (scope(rule.scope()).isEmpty()) {
            problems.put(field + ".scope", "There is no scope \"" + rule.scope() + "\" in this workspace.");
        }
        bounded(field + ".people", "People of a rule", rule.people(), 1, Requirement.MOST_PEOPLE, problems);
        if (rule.when().bound() < 0) {
            problems.put(
                    field + ".bound",
                    "Bound of a rule: a number from 0, not " + rule.when().bound() + ".");
        }
    }

    private Optional<Scope> scope(String id) {
        return scopes.stream().filter(scope -> scope.id().equals(id)).findFirst();
    }

    private static void bounded(
            String field, String label, int value, int least, int most, Map<String, String> problems) {
        if (value < least || value > most) {
            problems.put(field, label + ": a number from " + least + " to " + most + ", not " + value + ".");
        }
    }
}
