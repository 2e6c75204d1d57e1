package dev.drover.model.interchange;

import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.Projection;
import dev.drover.model.TableOptions;
import dev.drover.model.TableOptions.Capacity;
import dev.drover.model.TableOptions.Recovery;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a model as a configuration of Terraform in JSON. The keys of global indexes are {@code key_schema} blocks: the
 * AWS provider has them from version 6.30 on, and its older arguments know one attribute in each part only.
 */
public final class TerraformWriter {

    private static final JsonNodeFactory make = JsonNodeFactory.instance;
    private static final String PROVIDER = ">= 6.30";

    private TerraformWriter() {}

    public static String write(TargetModel model) {
        ObjectNode file = make.objectNode();
        file.putObject("terraform")
                .putObject("required_providers")
                .putObject("aws")
                .put("source", "hashicorp/aws")
                .put("version", PROVIDER);
        if (!model.tables().isEmpty()) {
            ObjectNode tables = file.putObject("resource").putObject("aws_dynamodb_table");
            Set<String> used = new HashSet<>();
            model.tables().forEach(table -> tables.set(Identifiers.snake(table.name(), used), table(table)));
        }
        return JsonText.write(file);
    }

    private static ObjectNode table(TargetTable table) {
        TableOptions options = table.options();
        ObjectNode node = make.objectNode();
        node.put("name", literal(table.name()));
        node.put("billing_mode", options.capacity() == null ? "PAY_PER_REQUEST" : "PROVISIONED");
        capacity(node, options.capacity());
        node.put("hash_key", literal(table.partitionKey().name()));
        KeyAttribute sortKey = table.sortKey();
        if (sortKey != null) {
            node.put("range_key", literal(sortKey.name()));
        }
        ArrayNode attributes = node.putArray("attribute");
        table.keyAttributes()
                .forEach(key -> attributes
                        .addObject()
                        .put("name", literal(key.name()))
                        .put("type", key.type().name()));
        for (GlobalIndex index : table.indexes()) {
            String blocks = index.local() ? "local_secondary_index" : "global_secondary_index";
            node.withArrayProperty(blocks).add(index(index, options.capacity()));
        }
        options(node, options);
        return node;
    }

    private static ObjectNode index(GlobalIndex index, @Nullable Capacity capacity) {
        ObjectNode node = make.objectNode();
        node.put("name", literal(index.name()));
        if (index.local()) {
            index.sortKeys().stream().findFirst().ifPresent(key -> node.put("range_key", literal(key.name())));
        } else {
            ArrayNode keys = node.putArray("key_schema");
            keys(keys, index.partitionKeys(), "HASH");
            keys(keys, index.sortKeys(), "RANGE");
            capacity(node, capacity);
        }
        node.put("projection_type", index.projection().name());
        if (index.projection() == Projection.INCLUDE) {
            ArrayNode projected = node.putArray("non_key_attributes");
            index.projected().forEach(name -> projected.add(literal(name)));
        }
        return node;
    }

    private static void keys(ArrayNode schema, List<KeyAttribute> keys, String part) {
        keys.forEach(key ->
                schema.addObject().put("attribute_name", literal(key.name())).put("key_type", part));
    }

    private static void capacity(ObjectNode node, @Nullable Capacity capacity) {
        if (capacity != null) {
            node.put("read_capacity", capacity.readUnits()).put("write_capacity", capacity.writeUnits());
        }
    }

    private static void options(ObjectNode node, TableOptions options) {
        if (options.ttlAttribute() != null) {
            node.putArray("ttl")
                    .addObject()
                    .put("attribute_name", literal(options.ttlAttribute()))
                    .put("enabled", true);
        }
        if (options.stream() != null) {
            node.put("stream_enabled", true)
                    .put("stream_view_type", options.stream().name());
        } else if (!options.replicas().isEmpty()) {
            // Replicas follow the stream; without it the provider refuses them.
            node.put("stream_enabled", true).put("stream_view_type", TableOptions.StreamView.NEW_AND_OLD_IMAGES.name());
        }
        Recovery recovery = options.recovery();
        if (recovery != null) {
            ObjectNode block = node.putArray("point_in_time_recovery").addObject();
            block.put("enabled", recovery.days() > 0);
            if (recovery.days() > 0) {
                block.put("recovery_period_in_days", recovery.days());
            }
        }
        for (String region : options.replicas()) {
            node.withArrayProperty("replica").addObject().put("region_name", literal(region));
        }
        if (options.infrequentAccess()) {
            node.put("table_class", "STANDARD_INFREQUENT_ACCESS");
        }
        if (options.deletionProtection()) {
            node.put("deletion_protection_enabled", true);
        }
    }

    /** Terraform evaluates what stands in these braces in any text of such a file; doubled signs are the signs. */
    private static String literal(String text) {
        return text.replace("${", "$${").replace("%{", "%%{");
    }
}
