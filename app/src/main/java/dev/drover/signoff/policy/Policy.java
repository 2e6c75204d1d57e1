package dev.drover.signoff.policy;

import dev.drover.runbook.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace asks for before a live run in environments of one kind.
 *
 * @param requirements by scope; those that are missing are as {@link Requirement#standard} says
 * @param overrideHours for how long an override is valid once it is confirmed, 1 to {@link #LONGEST_HOURS}
 * @param extension what it takes to give a run of any kind more time
 */
public record Policy(
        List<Requirement> requirements,
        List<Tightening> tightenings,
        RehearsalRule rehearsal,
        int overrideHours,
        ExtensionRule extension) {

    public static final int LONGEST_HOURS = 72;

    /** What holds while nobody saved another one. */
    public static final Policy STANDARD =
            new Policy(List.of(), List.of(), RehearsalRule.STANDARD, 4, ExtensionRule.STANDARD);

    public Policy {
        requirements = List.copyOf(requirements);
        tightenings = List.copyOf(tightenings);
        extension = orStandard(extension);
    }

    /** Policies that were saved before there was such a rule say nothing about it. */
    private static ExtensionRule orStandard(@Nullable ExtensionRule rule) {
        return rule == null ? ExtensionRule.STANDARD : rule;
    }

    public Requirement of(Scope scope) {
        return requirements.stream()
                .filter(requirement -> requirement.scope().equals(scope.id()))
                .findFirst()
                .orElseGet(() -> Requirement.standard(scope));
    }

    /** What a plan needs: the required scopes of those given, and what its risk adds, each with the reasons. */
    public List<Required> of(List<Scope> scopes, PlanFacts facts) {
        Map<Tightening, String> tripped = new LinkedHashMap<>();
        tightenings.forEach(rule -> rule.when().because(facts).ifPresent(why -> tripped.put(rule, why)));
        return scopes.stream()
                .map(scope -> required(scope, tripped))
                .flatMap(Optional::stream)
                .sorted((a, b) -> Integer.compare(a.rule().stage(), b.rule().stage()))
                .toList();
    }

    private Optional<Required> required(Scope scope, Map<Tightening, String> tripped) {
        Requirement rule = of(scope);
        List<String> because = new ArrayList<>();
        for (Map.Entry<Tightening, String> one : tripped.entrySet()) {
            if (one.getKey().scope().equals(scope.id())) {
                Requirement raised = rule.raisedTo(one.getKey().people());
                because.add(sentence(one.getValue(), scope, rule, raised));
                rule = raised;
            }
        }
        return rule.required() ? Optional.of(new Required(scope, rule, because)) : Optional.empty();
    }

    private static String sentence(String why, Scope scope, Requirement before, Requirement after) {
        String people = after.quorum() == 1 ? "1 person" : after.quorum() + " people";
        String signs = !before.required()
                ? "the " + scope.label() + " scope must be signed as well"
                : "the " + scope.label() + " scope needs " + people;
        return "Because " + why + ", " + signs + (!before.required() && after.quorum() > 1 ? ", by " + people : "")
                + ".";
    }
}
