package dev.drover.web.signoff;

import dev.drover.people.Role;
import dev.drover.runbook.Scope;
import dev.drover.signoff.policy.CostAbove;
import dev.drover.signoff.policy.DowntimeAbove;
import dev.drover.signoff.policy.ExtensionRule;
import dev.drover.signoff.policy.InProduction;
import dev.drover.signoff.policy.IrreversibleStep;
import dev.drover.signoff.policy.Policy;
import dev.drover.signoff.policy.PolicyCheck;
import dev.drover.signoff.policy.RehearsalRule;
import dev.drover.signoff.policy.Requirement;
import dev.drover.signoff.policy.Risk;
import dev.drover.signoff.policy.RowsAbove;
import dev.drover.signoff.policy.Tightening;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The form of a policy: fields as they were typed, and the policy that they make. */
final class PolicyForm {

    /** A line of the form for a risk; {@code unit} is empty for one without a number. */
    record RuleLine(String word, String sentence, String unit, LongFunction<Risk> of) {}

    private static final List<RuleLine> RULES = List.of(
            new RuleLine("production", "The environment is production", "", n -> new InProduction()),
            new RuleLine("irreversible", "A step cannot be rolled back", "", n -> new IrreversibleStep()),
            new RuleLine("rows", "More rows move than", "rows", RowsAbove::new),
            new RuleLine("downtime", "Writes are frozen for longer than", "min", DowntimeAbove::new),
            new RuleLine("cost", "Writing every item once costs more than", "USD", CostAbove::new));

    private final List<Scope> scopes;
    private final MultiValueMap<String, String> values;

    private PolicyForm(List<Scope> scopes, MultiValueMap<String, String> values) {
        this.scopes = scopes;
        this.values = values;
    }

    static PolicyForm typed(List<Scope> scopes, MultiValueMap<String, String> typed) {
        return new PolicyForm(scopes, typed);
    }

    static PolicyForm of(List<Scope> scopes, Policy policy) {
        MultiValueMap<String, String> values = new LinkedMultiValueMap<>();
        for (Scope scope : scopes) {
            Requirement rule = policy.of(scope);
            if (rule.required()) {
                values.add("required." + scope.id(), "true");
            }
            values.add("quorum." + scope.id(), String.valueOf(rule.quorum()));
            values.add("stage." + scope.id(), String.valueOf(rule.stage()));
            values.add("expiry." + scope.id(), String.valueOf(rule.expiryDays()));
            rule.roles().forEach(role -> values.add("roles." + scope.id(), role.name()));
        }
        for (Tightening rule : policy.tightenings()) {
            String field = "rule." + rule.when().word();
            values.set(field, "true");
            values.set(field + ".bound", String.valueOf(rule.when().bound()));
            values.set(field + ".scope", rule.scope());
            values.set(field + ".people", String.valueOf(rule.people()));
        }
        values.add("rehearsalDays", String.valueOf(policy.rehearsal().longestDays()));
        if (policy.rehearsal().rollbackIncluded()) {
            values.add("rollbackIncluded", "true");
        }
        values.add("overrideHours", String.valueOf(policy.overrideHours()));
        values.add("extensionPeople", String.valueOf(policy.extension().people()));
        return new PolicyForm(scopes, values);
    }

    public List<Scope> scopes() {
        return scopes;
    }

    public List<RuleLine> rules() {
        return RULES;
    }

    public Role[] roles() {
        return Role.values();
    }

    /** What a field says; what it begins with if it says nothing. */
    public String value(String field, String otherwise) {
        String value = values.getFirst(field);
        return value == null ? otherwise : value;
    }

    public boolean on(String field) {
        return values.containsKey(field);
    }

    public boolean has(String field, String value) {
        return values.getOrDefault(field, List.of()).contains(value);
    }

    /** The policy, if every field can be read; what is wrong goes into the map, each problem by its field. */
    Optional<Policy> policy(Map<String, String> problems) {
        List<Requirement> requirements = new ArrayList<>();
        for (Scope scope : scopes) {
            if (!on("quorum." + scope.id())) {
                // Somebody added the scope after the form was opened, so nobody decided anything about it.
                continue;
            }
            requirements.add(new Requirement(
                    scope.id(),
                    on("required." + scope.id()),
                    (int) number("quorum." + scope.id(), scope.label() + ": people", problems),
                    roles(scope, problems),
                    (int) number("stage." + scope.id(), scope.label() + ": stage", problems),
                    (int) number(
                            "expiry." + scope.id(), scope.label() + ": days until a signature expires", problems)));
        }
        List<Tightening> tightenings = new ArrayList<>();
        for (RuleLine line : RULES) {
            String field = "rule." + line.word();
            if (on(field)) {
                long bound = line.unit().isEmpty() ? 0 : number(field + ".bound", line.sentence(), problems);
                long people = number(field + ".people", line.sentence() + ": people", problems);
                tightenings.add(new Tightening(line.of().apply(bound), value(field + ".scope", ""), (int) people));
            }
        }
        RehearsalRule rehearsal = new RehearsalRule(
                (int) number("rehearsalDays", "Age of the rehearsal", problems), on("rollbackIncluded"));
        ExtensionRule extension =
                new ExtensionRule((int) number("extensionPeople", "People for an extension", problems));
        int overrideHours = (int) number("overrideHours", "Validity of an override", problems);
        Policy policy = new Policy(requirements, tightenings, rehearsal, overrideHours, extension);
        new PolicyCheck(scopes).problems(policy).forEach(problems::putIfAbsent);
        return problems.isEmpty() ? Optional.of(policy) : Optional.empty();
    }

    private Set<Role> roles(Scope scope, Map<String, String> problems) {
        List<String> known = EnumSet.allOf(Role.class).stream().map(Role::name).toList();
        List<String> chosen = values.getOrDefault("roles." + scope.id(), List.of());
        if (!known.containsAll(chosen)) {
            problems.put("roles." + scope.id(), scope.label() + ": one of the roles does not exist.");
        }
        return chosen.stream().filter(known::contains).map(Role::valueOf).collect(Collectors.toSet());
    }

    private long number(String field, String label, Map<String, String> problems) {
        String typed = value(field, "").strip().replace(",", "");
        if (typed.matches("[0-9]{1,9}")) {
            return Long.parseLong(typed);
        }
        problems.put(field, label + ": enter a whole number, for example 1, not \"" + typed + "\".");
        return 1;
    }

    static Map<String, String> noProblems() {
        return new LinkedHashMap<>();
    }
}
