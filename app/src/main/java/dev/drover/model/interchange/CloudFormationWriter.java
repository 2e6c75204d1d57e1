package dev.drover.model.interchange;

import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.Projection;
import dev.drover.model.TableOptions;
import dev.drover.model.TableOptions.Capacity;
import dev.drover.model.TableOptions.Recovery;
import dev.drover.model.TableOptions.StreamView;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a model as a template of CloudFormation. Tables outlive the stack, and its replacement too. */
public final class CloudFormationWriter {

    static final String METADATA = "Drover";
    static final String RECOVERY_REASON = "RecoveryReason";

    private static final JsonNodeFactory make = JsonNodeFactory.instance;
    /** What Application Auto Scaling keeps free where a template names no other share, in percent. */
    private static final int TARGET_PERCENT = 70;

    private CloudFormationWriter() {}

    public static String json(TargetModel model, String title) {
        return JsonText.write(template(model, title));
    }

    public static String yaml(TargetModel model, String title) {
        return YamlText.write(template(model, title));
    }

    private static ObjectNode template(TargetModel model, String title) {
        ObjectNode template = make.objectNode();
        template.put("AWSTemplateFormatVersion", "2010-09-09");
        template.put("Description", title);
        ObjectNode resources = template.putObject("Resources");
        Set<String> used = new HashSet<>();
        model.tables().forEach(table -> resources.set(Identifiers.camel(table.name(), "Table", used), resource(table)));
        return template;
    }

    private static ObjectNode resource(TargetTable table) {
        // Only this type has replicas; a table without any stays a plain table, because one cannot become the other.
        boolean global = !table.options().replicas().isEmpty();
        ObjectNode resource = make.objectNode();
        resource.put("Type", global ? CloudFormationReader.GLOBAL_TABLE : CloudFormationReader.TABLE);
        resource.put("DeletionPolicy", "Retain");
        resource.put("UpdateReplacePolicy", "Retain");
        Recovery recovery = table.options().recovery();
        if (recovery != null && !recovery.reason().isBlank()) {
            resource.putObject("Metadata").putObject(METADATA).put(RECOVERY_REASON, recovery.reason());
        }
        ObjectNode properties = resource.putObject("Properties");
        properties.put("TableName", table.name());
        ArrayNode attributes = properties.putArray("AttributeDefinitions");
        table.keyAttributes()
                .forEach(key -> attributes
                        .addObject()
                        .put("AttributeName", key.name())
                        .put("AttributeType", key.type().name()));
        properties.set("KeySchema", keys(List.of(table.partitionKey()), table.primaryKey()));
        properties.put("BillingMode", table.options().capacity() == null ? "PAY_PER_REQUEST" : "PROVISIONED");
        capacity(properties, table.options().capacity(), global);
        indexes(properties, table, false, global);
        indexes(properties, table, true, global);
        options(properties, table.options(), global);
        return resource;
    }

    private static void indexes(ObjectNode properties, TargetTable table, boolean local, boolean global) {
        List<GlobalIndex> indexes =
                table.indexes().stream().filter(index -> index.local() == local).toList();
        if (indexes.isEmpty()) {
            return;
        }
        ArrayNode list = properties.putArray(local ? "LocalSecondaryIndexes" : "GlobalSecondaryIndexes");
        for (GlobalIndex index : indexes) {
            ObjectNode node = list.addObject();
            node.put("IndexName", index.name());
            node.set("KeySchema", keys(index.partitionKeys(), index.keys()));
            ObjectNode projection = node.putObject("Projection");
            projection.put("ProjectionType", index.projection().name());
            if (index.projection() == Projection.INCLUDE) {
                ArrayNode projected = projection.putArray("NonKeyAttributes");
                index.projected().forEach(projected::add);
            }
            if (!local) {
                capacity(node, table.options().capacity(), global);
            }
        }
    }

    private static ArrayNode keys(List<KeyAttribute> partition, List<KeyAttribute> all) {
        ArrayNode schema = make.arrayNode();
        for (int i = 0; i < all.size(); i++) {
            schema.addObject()
                    .put("AttributeName", all.get(i).name())
                    .put("KeyType", i < partition.size() ? "HASH" : "RANGE");
        }
        return schema;
    }

    private static void capacity(ObjectNode node, @Nullable Capacity capacity, boolean global) {
        if (capacity == null) {
            return;
        }
        if (global) {
            // A global table takes no fixed write capacity: it scales from what the model says.
            ObjectNode scaling =
                    node.putObject("WriteProvisionedThroughputSettings").putObject("WriteCapacityAutoScalingSettings");
            scaling.put("MinCapacity", capacity.writeUnits()).put("MaxCapacity", capacity.writeUnits());
            scaling.putObject("TargetTrackingScalingPolicyConfiguration").put("TargetValue", TARGET_PERCENT);
            return;
        }
        node.putObject("ProvisionedThroughput")
                .put("ReadCapacityUnits", capacity.readUnits())
                .put("WriteCapacityUnits", capacity.writeUnits());
    }

    private static void options(ObjectNode properties, TableOptions options, boolean global) {
        if (options.ttlAttribute() != null) {
            properties
                    .putObject("TimeToLiveSpecification")
                    .put("AttributeName", options.ttlAttribute())
                    .put("Enabled", true);
        }
        StreamView needed = global ? StreamView.NEW_AND_OLD_IMAGES : null;
        // Replicas follow the stream; without it CloudFormation refuses them.
        StreamView stream = options.stream() == null ? needed : options.stream();
        if (stream != null) {
            properties.putObject("StreamSpecification").put("StreamViewType", stream.name());
        }
        if (global) {
            ArrayNode replicas = properties.putArray("Replicas");
            replica(replicas, make.objectNode().put("Ref", "AWS::Region"), options);
            options.replicas().forEach(region -> replica(replicas, make.stringNode(region), options));
        } else {
            ownOptions(properties, options);
        }
    }

    private static void replica(ArrayNode replicas, JsonNode region, TableOptions options) {
        ObjectNode replica = replicas.addObject();
        replica.set("Region", region);
        Capacity capacity = options.capacity();
        if (capacity != null) {
            replica.putObject("ReadProvisionedThroughputSettings").put("ReadCapacityUnits", capacity.readUnits());
        }
        ownOptions(replica, options);
    }

    private static void ownOptions(ObjectNode node, TableOptions options) {
        Recovery recovery = options.recovery();
        if (recovery != null) {
            ObjectNode specification = node.putObject("PointInTimeRecoverySpecification");
            specification.put("PointInTimeRecoveryEnabled", recovery.days() > 0);
            if (recovery.days() > 0) {
                specification.put("RecoveryPeriodInDays", recovery.days());
            }
        }
        if (options.infrequentAccess()) {
            node.put("TableClass", "STANDARD_INFREQUENT_ACCESS");
        }
        if (options.deletionProtection()) {
            node.put("DeletionProtectionEnabled", true);
        }
    }
}
