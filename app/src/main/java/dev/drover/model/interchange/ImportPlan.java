package dev.drover.model.interchange;

import dev.drover.model.GlobalIndex;
import dev.drover.model.TableOptions;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.edit.WholeEdit;
import dev.drover.model.mapping.MappingProblem;
import dev.drover.model.mapping.ModelCheck;
import dev.drover.model.version.ModelComparison;
import dev.drover.model.version.ModelDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a file would do to a model.
 *
 * @param file as it was read
 * @param tables as they would be: keys, indexes and options from the file, entities from the model
 * @param refused the tables of the file that stay out
 * @param differences between the model as it is and as it would be
 * @param problems that the model would have and has not now
 */
public record ImportPlan(
        ModelFile file,
        List<TargetTable> tables,
        List<ModelFile.Refused> refused,
        List<ModelDifference> differences,
        List<MappingProblem> problems) {

    /** Every table lacks entities at first: a file has none. */
    private static final String EXPECTED = " · Entities";

    public ImportPlan {
        tables = List.copyOf(tables);
        refused = List.copyOf(refused);
        differences = List.copyOf(differences);
        problems = List.copyOf(problems);
    }

    static ImportPlan of(ModelFile file, TargetModel model) {
        List<ModelFile.Refused> refused = new ArrayList<>(file.refused());
        List<TargetTable> tables = new ArrayList<>();
        for (TargetTable table : file.tables()) {
            String problems = problems(new TargetModel(List.of(table))).stream()
                    .map(MappingProblem::sentence)
                    .collect(Collectors.joining(" "));
            if (problems.isEmpty()) {
                tables.add(merged(table, model.table(table.name()), file.format()));
            } else {
                refused.add(new ModelFile.Refused(table.name(), problems));
            }
        }
        TargetModel after = new WholeEdit.Take(tables, "").applyTo(model);
        List<MappingProblem> problems = new ArrayList<>(problems(after));
        problems.removeAll(problems(model));
        return new ImportPlan(file, tables, refused, ModelComparison.of(model, after), problems);
    }

    private static List<MappingProblem> problems(TargetModel model) {
        return ModelCheck.problems(model).stream()
                .filter(problem -> !problem.where().endsWith(EXPECTED))
                .toList();
    }

    /** What a format cannot say stays as it was decided before. */
    private static TargetTable merged(TargetTable read, Optional<TargetTable> before, FileFormat format) {
        if (before.isEmpty()) {
            return read;
        }
        TargetTable there = before.get();
        List<GlobalIndex> indexes = new ArrayList<>();
        for (GlobalIndex index : read.indexes()) {
            indexes.add(there.index(index.name())
                    .map(same -> index.identifiedAs(same.identity()))
                    .orElse(index));
        }
        TableOptions decided = there.options();
        TableOptions options = read.options();
        if (format == FileFormat.WORKBENCH) {
            there.indexes().stream().filter(GlobalIndex::local).forEach(indexes::add);
            options = new TableOptions(
                    options.capacity(),
                    decided.ttlAttribute(),
                    decided.stream(),
                    decided.recovery(),
                    decided.replicas(),
                    decided.infrequentAccess(),
                    decided.deletionProtection());
        }
        return there.withKey(there.name(), read.partitionKey(), read.sortKey())
                .withIndexes(indexes)
                .withOptions(options);
    }
}
