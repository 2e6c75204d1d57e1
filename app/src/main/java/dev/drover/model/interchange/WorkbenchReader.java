package dev.drover.model.interchange;

import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.Projection;
import dev.drover.model.TableOptions;
import dev.drover.model.TargetTable;
import dev.drover.model.lint.TextNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads models of NoSQL Workbench, from the oldest files without a version to those of version 3.0. */
final class WorkbenchReader {

    private final List<TargetTable> tables = new ArrayList<>();
    private final List<ModelFile.Refused> refused = new ArrayList<>();
    private final List<FoundEntity> entities = new ArrayList<>();
    private final List<TextNumber> textNumbers = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private WorkbenchReader() {}

    static ModelFile read(JsonNode file) {
        if (!file.path("DataModel").isArray()) {
            throw new RefusedModelFileException("\"DataModel\" is no list of tables. Export the model again.");
        }
        WorkbenchReader reader = new WorkbenchReader();
        Set<String> names = new HashSet<>();
        int number = 0;
        for (JsonNode node : file.path("DataModel")) {
            number++;
            String name = Nodes.text(node, "TableName");
            if (name.isBlank()) {
                throw new RefusedModelFileException(
                        "Table " + number + " of the file has no \"TableName\". Give it one.");
            }
            if (!names.add(name)) {
                throw new RefusedModelFileException("The file has two tables \"" + Nodes.shortened(name)
                        + "\". Rename one in the file: nobody can tell which of them counts.");
            }
            reader.take(node, name);
        }
        return new ModelFile(
                FileFormat.WORKBENCH,
                Nodes.text(file, "ModelName"),
                reader.tables,
                reader.refused,
                reader.entities,
                reader.textNumbers,
                reader.notes);
    }

    private void take(JsonNode node, String name) {
        try {
            tables.add(table(node));
        } catch (UnfitTableException unfit) {
            refused.add(new ModelFile.Refused(name, unfit.sentence()));
            return;
        }
        if (node.path("BillingMode").stringValue("").equals("PROVISIONED") && capacity(node) == null) {
            notes.add("The table " + name + " is provisioned and says no capacity. It is taken as on demand.");
        }
        WorkbenchItems items = WorkbenchItems.of(node, name);
        entities.addAll(items.entities());
        textNumbers.addAll(SampleNumbers.of(node, name));
        notes.addAll(items.notes());
    }

    /** @throws UnfitTableException if a model cannot hold it */
    static TargetTable table(JsonNode node) {
        String name = Nodes.text(node, "TableName");
        List<GlobalIndex> indexes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode index : Nodes.list(node, "GlobalSecondaryIndexes")) {
            GlobalIndex read = index(index);
            if (!names.add(read.name())) {
                throw new UnfitTableException(
                        "It has two indexes \"" + Nodes.shortened(read.name()) + "\". Rename one in the file.");
            }
            indexes.add(read);
        }
        TableOptions options = new TableOptions(capacity(node), null, null, null, List.of(), false, false);
        return new TargetTable(name, partitionKey(node), sortKey(node), indexes, List.of(), options);
    }

    /** @throws UnfitTableException if a model cannot hold it */
    static GlobalIndex index(JsonNode node) {
        String name = Nodes.text(node, "IndexName");
        if (name.isBlank()) {
            throw new UnfitTableException("An index has no \"IndexName\". Give it one in the file.");
        }
        List<String> projected = Nodes.texts(node.path("Projection"), "NonKeyAttributes");
        Projection projection = switch (Nodes.text(node.path("Projection"), "ProjectionType")) {
            case "KEYS_ONLY" -> Projection.KEYS_ONLY;
            case "INCLUDE" -> projected.isEmpty() ? Projection.KEYS_ONLY : Projection.INCLUDE;
            default -> Projection.ALL;
        };
        return new GlobalIndex(
                name,
                partitionKey(node),
                sortKey(node),
                projection,
                projection == Projection.INCLUDE ? projected : List.of());
    }

    private static KeyAttribute partitionKey(JsonNode node) {
        JsonNode key = node.path("KeyAttributes").path("PartitionKey");
        if (!key.isObject()) {
            throw new UnfitTableException("It or one of its indexes has no partition key. Add one in the file.");
        }
        return key(key);
    }

    private static @Nullable KeyAttribute sortKey(JsonNode node) {
        JsonNode key = node.path("KeyAttributes").path("SortKey");
        return key.isObject() ? key(key) : null;
    }

    private static KeyAttribute key(JsonNode node) {
        return KeyTypes.attribute(Nodes.text(node, "AttributeName"), Nodes.text(node, "AttributeType"));
    }

    static TableOptions.@Nullable Capacity capacity(JsonNode node) {
        JsonNode units = node.path("ProvisionedCapacitySettings").path("ProvisionedThroughput");
        JsonNode read = units.path("ReadCapacityUnits");
        JsonNode write = units.path("WriteCapacityUnits");
        boolean provisioned = Nodes.text(node, "BillingMode").equals("PROVISIONED");
        return provisioned && read.isIntegralNumber() && write.isIntegralNumber()
                ? new TableOptions.Capacity(read.longValue(0), write.longValue(0))
                : null;
    }
}
