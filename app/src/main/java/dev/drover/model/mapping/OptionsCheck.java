package dev.drover.model.mapping;

import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeType;
import dev.drover.model.TableOptions;
import dev.drover.model.TargetTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what is wrong with the options of a table. */
final class OptionsCheck {

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[1-9]");
    private static final int MOST_DAYS = 35;
    private static final long MOST_UNITS = 40_000;

    private final TargetTable table;
    private final ModelCheck check;

    OptionsCheck(TargetTable table, ModelCheck check) {
        this.table = table;
        this.check = check;
    }

    void run() {
        TableOptions options = table.options();
        if (options.capacity() != null) {
            units("read", options.capacity().readUnits());
            units("write", options.capacity().writeUnits());
        }
        if (options.ttlAttribute() != null) {
            ttl(options.ttlAttribute());
        }
        if (options.recovery() != null) {
            recovery(options.recovery());
        }
        replicas(options.replicas());
    }

    private void units(String kind, long units) {
        if (units < 1 || units > MOST_UNITS) {
            problem("The capacity is " + units + " " + kind + " units a second. It is between 1 and " + MOST_UNITS
                    + " without a raised quota.");
        }
    }

    private void ttl(String attribute) {
        if (table.keyAttributes().stream().anyMatch(key -> key.name().equals(attribute))) {
            problem("The TTL attribute \"" + attribute
                    + "\" is part of a key, and DynamoDB refuses that. Carry the time in an attribute of its own.");
            return;
        }
        List<AttributeMapping> found = table.entities().stream()
                .flatMap(entity -> entity.attributes().stream())
                .filter(mapping -> mapping.attribute().equals(attribute))
                .toList();
        if (found.isEmpty() && !table.entities().isEmpty()) {
            problem("The TTL attribute \"" + attribute + "\" is in no entity of the table, so nothing would expire. Add"
                    + " it to an entity, or leave TTL out.");
        }
        found.stream()
                .filter(mapping ->
                        mapping instanceof AttributeMapping.FromColumn column && column.type() != AttributeType.N)
                .findFirst()
                .ifPresent(mapping -> problem("The TTL attribute \"" + attribute
                        + "\" is no number. DynamoDB expects seconds since 1970 and ignores everything else."));
    }

    private void recovery(TableOptions.Recovery recovery) {
        if (recovery.days() < 0 || recovery.days() > MOST_DAYS) {
            problem("Point-in-time recovery reaches back " + recovery.days() + " days. It is between 1 and " + MOST_DAYS
                    + ", or 0 to leave it off.");
        } else if (recovery.days() == 0 && recovery.reason().isBlank()) {
            problem("Point-in-time recovery stays off, and nobody says why. Give a reason.");
        }
    }

    private void replicas(List<String> replicas) {
        Set<String> known = new HashSet<>();
        for (String region : replicas) {
            if (!REGION.matcher(region).matches()) {
                problem("The replica \"" + region + "\" is no name of a Region, such as eu-west-1.");
            } else if (!known.add(region)) {
                problem("The replica " + region + " is there twice. Remove one.");
            }
        }
    }

    private void problem(String sentence) {
        check.problem(table.name() + " · Options", sentence);
    }
}
