package dev.drover.model.lint.rules;

import dev.drover.model.EntityMapping;
import dev.drover.model.TargetTable;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import dev.drover.model.mapping.KeyTemplate;
import dev.drover.model.mapping.KeyTemplate.Part.Literal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An entity that shares a table with others and nothing else. */
@Component
class UnrelatedEntity implements LintRule {

    private static final Threshold SHARE =
            Threshold.of("share", "Patterns with both divided by patterns with either", "0.3", "");
    private static final RuleDescription RULE = RuleDescription.of(
            "SHP-04",
            Severity.MEDIUM,
            "An entity that shares its table with others, is seldom used together with them, and has no key in common.",
            RuleDescription.POLICY,
            SHARE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.model().tables().stream().flatMap(table -> {
            if (table.entities().size() < 2) {
                return Stream.of();
            }
            Map<EntityMapping, Set<String>> users = users(input, table);
            return table.entities().stream()
                    .filter(entity -> !users.getOrDefault(entity, Set.of()).isEmpty())
                    .filter(entity -> table.entities().stream()
                            .filter(other -> other != entity)
                            .noneMatch(other -> related(table, entity, other, users, limits.of(SHARE))))
                    .map(entity -> RULE.finding(
                            new MappedEntity(table, entity).place(),
                            entity.entity() + " is used together with no other entity of " + table.name() + " in "
                                    + Numbers.percent(limits.of(SHARE))
                                    + " of their patterns, and shares no partition key with one.",
                            "Give it a table of its own: backups, capacity and permissions are per table."));
        });
    }

    private static Map<EntityMapping, Set<String>> users(LintInput input, TargetTable table) {
        Map<EntityMapping, Set<String>> users = new HashMap<>();
        input.calls()
                .forEach(pattern -> pattern.entities()
                        .forEach(name -> input.held(table, name)
                                .ifPresent(held -> users.computeIfAbsent(held.entity(), e -> new HashSet<>())
                                        .add(pattern.id()))));
        return users;
    }

    private static boolean related(
            TargetTable table,
            EntityMapping one,
            EntityMapping other,
            Map<EntityMapping, Set<String>> users,
            double share) {
        List<KeyTemplate.Part> key = Templates.parts(one, table.partitionKey().name());
        List<KeyTemplate.Part> otherKey =
                Templates.parts(other, table.partitionKey().name());
        if (!key.isEmpty() && !otherKey.isEmpty() && literal(key).equals(literal(otherKey))) {
            return true;
        }
        Set<String> both = new HashSet<>(users.getOrDefault(one, Set.of()));
        Set<String> either = new HashSet<>(both);
        both.retainAll(users.getOrDefault(other, Set.of()));
        either.addAll(users.getOrDefault(other, Set.of()));
        return !either.isEmpty() && (double) both.size() / either.size() >= share;
    }

    private static List<String> literal(List<KeyTemplate.Part> parts) {
        return parts.stream()
                .map(part -> part instanceof Literal literal ? literal.text() : "{}")
                .toList();
    }
}
