package dev.drover.model.interchange;

import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a model as a file of NoSQL Workbench. If the model came from such a file, that file is changed where the model
 * changed, and everything else in it stays: sample items, facets, and what nobody here knows.
 */
public final class WorkbenchWriter {

    private static final String VERSION = "3.0";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM dd, yyyy, hh:mm a", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final List<String> leftOut = new ArrayList<>();

    private WorkbenchWriter() {}

    /**
     * The file.
     *
     * @param title a name for the model, if it has none of its own
     * @param origin the file that it came from; null for none
     */
    public static Exported write(TargetModel model, String title, Instant changedAt, @Nullable String origin) {
        WorkbenchWriter writer = new WorkbenchWriter();
        JsonNode tree = origin == null ? JsonNodeFactory.instance.objectNode() : JsonText.read(origin);
        ObjectNode file = (ObjectNode) tree;
        if (Nodes.text(file, "ModelName").isEmpty()) {
            file.put("ModelName", title);
        }
        metadata(file, changedAt);
        writer.tables(file, model);
        return new Exported(JsonText.write(file), writer.leftOut);
    }

    private static void metadata(ObjectNode file, Instant changedAt) {
        ObjectNode metadata = object(file, "ModelMetadata");
        String now = TIME.format(changedAt);
        for (Map.Entry<String, String> missing :
                Map.of("Author", "", "DateCreated", now, "Description", "").entrySet()) {
            if (!metadata.has(missing.getKey())) {
                metadata.put(missing.getKey(), missing.getValue());
            }
        }
        metadata.put("DateLastModified", now);
        metadata.put("AWSService", "Amazon DynamoDB");
        metadata.put("Version", VERSION);
    }

    private void tables(ObjectNode file, TargetModel model) {
        Map<String, TargetTable> left = new LinkedHashMap<>();
        model.tables().forEach(table -> left.put(table.identity(), table));
        ArrayNode tables = JsonNodeFactory.instance.arrayNode();
        for (JsonNode node : Nodes.list(file, "DataModel")) {
            TargetTable table = left.remove(Nodes.text(node, "TableName"));
            if (table != null) {
                tables.add(written((ObjectNode) node, table));
            } else if (read(node).isEmpty()) {
                // No model could take it; it goes back as it came.
                tables.add(node);
            }
        }
        left.values().forEach(table -> tables.add(written(JsonNodeFactory.instance.objectNode(), table)));
        file.set("DataModel", tables);
    }

    private ObjectNode written(ObjectNode node, TargetTable table) {
        new WorkbenchTable(node, table, leftOut).write(read(node).orElse(null));
        return node;
    }

    private static Optional<TargetTable> read(JsonNode node) {
        try {
            return Optional.of(WorkbenchReader.table(node));
        } catch (UnfitTableException unfit) {
            return Optional.empty();
        }
    }

    static ObjectNode object(ObjectNode parent, String name) {
        return parent.path(name) instanceof ObjectNode there ? there : parent.putObject(name);
    }
}
