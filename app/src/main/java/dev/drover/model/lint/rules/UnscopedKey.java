package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Scope;
import dev.drover.model.coverage.Held;
import dev.drover.model.coverage.Structure;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A key that does not keep tenants or users apart. */
@Component
class UnscopedKey implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "KEY-10",
            Severity.HIGH,
            "A pattern of one tenant or user whose partition key does not begin with whose data it is.",
            "AWS agent toolkit");

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .filter(pattern -> (pattern.scope().kind() == Scope.Kind.TENANT
                                || pattern.scope().kind() == Scope.Kind.USER)
                        && !pattern.scope().attribute().isBlank())
                .flatMap(pattern -> input.path(pattern).stream().flatMap(path -> {
                    Structure structure = path.structure();
                    String key = structure.partitionKey().name();
                    return pattern.entities().stream()
                            .flatMap(name -> input.held(structure.table(), name).stream())
                            .filter(held -> structure.holds(held.entity()))
                            .filter(held -> !leads(pattern, held, key))
                            .limit(1)
                            .map(held -> RULE.finding(
                                    LintInput.place(pattern),
                                    "A caller may see only the data of one "
                                            + pattern.scope().attribute() + ", and "
                                            + key + " of " + structure.name() + " is \""
                                            + Templates.text(held.entity(), key)
                                            + "\": a wrong id shows the data of others.",
                                    "Begin the partition key with "
                                            + pattern.scope().attribute() + "."));
                }));
    }

    private static boolean leads(AccessPattern pattern, Held held, String key) {
        List<String> columns = Templates.columns(held.entity(), key);
        return !columns.isEmpty() && held.names(pattern.scope().attribute(), columns.get(0));
    }
}
