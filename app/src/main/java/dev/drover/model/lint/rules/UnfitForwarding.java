package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.relational.RelationalStore;
import dev.drover.model.relational.RelationalStore.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes through the reader endpoint that nothing forwards. */
@Component
class UnfitForwarding implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "RPL-04",
            Severity.MEDIUM,
            "Writes through the reader endpoint, and no write forwarding that works: it needs Aurora PostgreSQL 14.13,"
                    + " 15.8, 16.4 or later, no RDS Proxy and no functions of one's own.",
            ReaderEndpoint.SOURCE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        RelationalStore store = input.model().relationalStore();
        if (store == null) {
            return Stream.of();
        }
        List<String> obstacles = obstacles(store, writers(input));
        return obstacles.isEmpty()
                ? Stream.of()
                : Stream.of(RULE.finding(
                        new Place.InModel(RelationalStore.PLACE),
                        String.join(" ", obstacles),
                        "Let writes use the endpoint of the writer, or remove what stands in the way."));
    }

    private static List<String> writers(LintInput input) {
        return ReaderEndpoint.patterns(input)
                .filter(pattern -> pattern.direction().writes())
                .map(AccessPattern::id)
                .toList();
    }

    private static List<String> obstacles(RelationalStore store, List<String> writers) {
        List<String> obstacles = new ArrayList<>();
        if (!store.forwarding().on()) {
            if (!writers.isEmpty()) {
                obstacles.add(Words.list(writers) + (writers.size() == 1 ? " writes" : " write")
                        + " through the reader endpoint, and write forwarding is off.");
            }
            return obstacles;
        }
        if (store.engine() != Engine.AURORA) {
            obstacles.add(store.engine().word() + " has no write forwarding.");
        } else if (store.version().isEmpty()) {
            obstacles.add("Nobody has said whether the version has write forwarding.");
        } else if (!forwards(store.version())) {
            obstacles.add("Version " + store.version() + " has no write forwarding.");
        }
        if (store.forwarding().proxy()) {
            obstacles.add("Writes are not forwarded through RDS Proxy.");
        }
        if (store.forwarding().functions()) {
            obstacles.add("Writes that call functions or procedures of one's own are not forwarded.");
        }
        return obstacles;
    }

    private static boolean forwards(String version) {
        String[] parts = version.split("\\.", 2);
        if (!parts[0].matches("[0-9]{1,2}")) {
            return false;
        }
        int minor = parts.length == 2 && parts[1].matches("[0-9]{1,2}") ? Integer.parseInt(parts[1]) : 0;
        int least = switch (Integer.parseInt(parts[0])) {
            case 14 -> 13;
            case 15 -> 8;
            case 16 -> 4;
            default -> Integer.parseInt(parts[0]) > 16 ? 0 : Integer.MAX_VALUE;
        };
        return minor >= least;
    }
}
