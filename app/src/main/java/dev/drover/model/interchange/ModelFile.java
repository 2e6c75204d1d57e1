package dev.drover.model.interchange;

import dev.drover.model.TargetTable;
import dev.drover.model.lint.TextNumber;
import java.util.List;

/**
 * What a file says about a model.
 *
 * @param name the model's name in the file; empty if it has none
 * @param tables those that a target model can hold, without entities
 * @param refused those that it cannot
 * @param entities what the items are; nobody has mapped them yet
 * @param textNumbers attributes that are text although their samples are numbers, which TYP-08 reports
 * @param notes what was understood in a way that a person should know of, in sentences
 */
public record ModelFile(
        FileFormat format,
        String name,
        List<TargetTable> tables,
        List<Refused> refused,
        List<FoundEntity> entities,
        List<TextNumber> textNumbers,
        List<String> notes) {

    public ModelFile {
        tables = List.copyOf(tables);
        refused = List.copyOf(refused);
        entities = List.copyOf(entities);
        textNumbers = List.copyOf(textNumbers);
        notes = List.copyOf(notes);
    }

    /** A table that cannot be taken, and why. */
    public record Refused(String table, String sentence) {}
}
