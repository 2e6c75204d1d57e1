package dev.drover.web.inventory;

import dev.drover.inventory.FieldGroup;
import dev.drover.inventory.Need;
import dev.drover.inventory.PatternField;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The fields of a pattern in the sections of a form. */
final class Sections {

    private Sections() {}

    /** For one pattern in detail: by what the fields are about. */
    static List<Section> byGroup(List<FieldInput> inputs) {
        return Arrays.stream(FieldGroup.values())
                .map(group ->
                        section(group.title(), inputs, input -> input.field().group() == group, true))
                .toList();
    }

    /** For a new pattern: what is needed first comes first. */
    static List<Section> byNeed(List<FieldInput> inputs) {
        Predicate<FieldInput> first = input -> !input.field().column().isEmpty();
        Predicate<FieldInput> optional = input -> input.field().need() == Need.OPTIONAL;
        return List.of(
                section("Essentials", inputs, first, true),
                section(
                        "Needed before it can be agreed",
                        inputs,
                        first.or(optional).negate(),
                        false),
                section("Optional", inputs, optional.and(first.negate()), false));
    }

    private static Section section(String title, List<FieldInput> inputs, Predicate<FieldInput> in, boolean first) {
        List<FieldInput> fields = inputs.stream().filter(in).toList();
        return new Section(title, fields, first || fields.stream().anyMatch(input -> input.error() != null));
    }

    /** @param open whether its fields can be seen at once */
    record Section(String title, List<FieldInput> fields, boolean open) {}

    /** Every field of a pattern that is not there yet. */
    static List<FieldInput> initialInputs() {
        return Arrays.stream(PatternField.values()).map(FieldInput::initial).toList();
    }
}
