package dev.drover.inventory;

import java.util.List;
import java.util.function.Predicate;

/** What {@link PatternField} says about one field, said piece by piece. */
final class FieldDefinition {

    final FieldGroup group;
    final String path;
    final String label;
    final FieldKind kind;
    final String example;
    String help = "";
    String column = "";
    Need need = Need.OPTIONAL;
    boolean neverEmpty;
    List<String> aliases = List.of();

    FieldDefinition(FieldGroup group, String path, String label, FieldKind kind, String example) {
        this.group = group;
        this.path = path;
        this.label = label;
        this.kind = kind;
        this.example = example;
    }

    FieldDefinition help(String sentence) {
        help = sentence;
        return this;
    }

    /** Puts it into the grid, under a short heading. */
    FieldDefinition column(String heading) {
        column = heading;
        return this;
    }

    FieldDefinition mandatory() {
        need = Need.MANDATORY;
        return this;
    }

    /** Mandatory unless the pattern stays in the client. */
    FieldDefinition mandatoryInTheStore() {
        need = new Need(Need.MANDATORY.words(), Need::reachesTheStore);
        return this;
    }

    FieldDefinition mandatory(String when, Predicate<AccessPattern> applies) {
        need = new Need("Mandatory " + when, applies);
        return this;
    }

    /** Even a draft has it. */
    FieldDefinition neverEmpty() {
        neverEmpty = true;
        return mandatory();
    }

    /** Other headers under which files bring it: lower case, words joined by underscores. */
    FieldDefinition alias(String... others) {
        aliases = List.of(others);
        return this;
    }
}
