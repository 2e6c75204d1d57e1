package dev.drover.model.interchange;

import dev.drover.model.TableOptions;
import dev.drover.model.TableOptions.Capacity;
import dev.drover.model.TableOptions.Recovery;
import dev.drover.model.TableOptions.StreamView;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads what a table of a template is besides its keys. */
final class CloudFormationOptions {

    private static final int LONGEST_RECOVERY = 35;

    private final String id;
    private final JsonNode resource;
    private final JsonNode properties;
    private final CloudFormationValues values;
    private final boolean global;

    CloudFormationOptions(String id, JsonNode resource, CloudFormationValues values) {
        this.id = id;
        this.resource = resource;
        this.properties = resource.path("Properties");
        this.values = values;
        this.global = Nodes.text(resource, "Type").equals(CloudFormationReader.GLOBAL_TABLE);
    }

    TableOptions read() {
        // A global table says these per replica; they are the same everywhere or the first counts.
        JsonNode own = global ? first() : properties;
        return new TableOptions(
                capacity(),
                ttl(),
                stream(),
                recovery(own.path("PointInTimeRecoverySpecification")),
                replicas(),
                values.text(own.path("TableClass"), "The table class of " + id)
                        .filter("STANDARD_INFREQUENT_ACCESS"::equals)
                        .isPresent(),
                values.isTrue(own.path("DeletionProtectionEnabled"), "The deletion protection of " + id));
    }

    private JsonNode first() {
        List<JsonNode> replicas = Nodes.list(properties, "Replicas");
        return replicas.isEmpty() ? MissingNode.getInstance() : replicas.get(0);
    }

    private @Nullable Capacity capacity() {
        String mode = values.text(properties.path("BillingMode"), "The billing mode of " + id)
                .orElse(properties.has("ProvisionedThroughput") ? "PROVISIONED" : "PAY_PER_REQUEST");
        if (!mode.equals("PROVISIONED")) {
            return null;
        }
        OptionalLong read;
        OptionalLong write;
        if (global) {
            read = values.number(
                    first().path("ReadProvisionedThroughputSettings").path("ReadCapacityUnits"),
                    "The read units of " + id);
            write = values.number(
                    properties
                            .path("WriteProvisionedThroughputSettings")
                            .path("WriteCapacityAutoScalingSettings")
                            .path("MinCapacity"),
                    "The write units of " + id);
        } else {
            JsonNode units = properties.path("ProvisionedThroughput");
            read = values.number(units.path("ReadCapacityUnits"), "The read units of " + id);
            write = values.number(units.path("WriteCapacityUnits"), "The write units of " + id);
        }
        if (read.isEmpty() || write.isEmpty()) {
            values.note("The table " + id + " is provisioned and says no capacity. It is taken as on demand.");
            return null;
        }
        return new Capacity(read.getAsLong(), write.getAsLong());
    }

    private @Nullable String ttl() {
        JsonNode ttl = properties.path("TimeToLiveSpecification");
        return values.isTrue(ttl.path("Enabled"), "Whether TTL of " + id + " is on")
                ? values.text(ttl.path("AttributeName"), "The TTL attribute of " + id)
                        .orElse(null)
                : null;
    }

    private @Nullable StreamView stream() {
        String view = values.text(properties.path("StreamSpecification").path("StreamViewType"), "The stream of " + id)
                .orElse("");
        for (StreamView known : StreamView.values()) {
            if (known.name().equals(view)) {
                return known;
            }
        }
        if (!view.isEmpty()) {
            values.note("The stream of " + id + " is \"" + Nodes.shortened(view)
                    + "\", which DynamoDB does not know. It is left out.");
        }
        return null;
    }

    private @Nullable Recovery recovery(JsonNode specification) {
        String enabled = values.text(
                        specification.path("PointInTimeRecoveryEnabled"),
                        "Whether point-in-time recovery of " + id + " is on")
                .orElse("");
        if (enabled.isEmpty()) {
            return null;
        }
        String reason = Nodes.text(
                resource.path("Metadata").path(CloudFormationWriter.METADATA), CloudFormationWriter.RECOVERY_REASON);
        if (!enabled.equalsIgnoreCase("true")) {
            return new Recovery(0, reason.isEmpty() ? "It is off in the template." : reason);
        }
        long days = values.number(specification.path("RecoveryPeriodInDays"), "The recovery period of " + id)
                .orElse(LONGEST_RECOVERY);
        return new Recovery((int) Math.min(days, Integer.MAX_VALUE), reason);
    }

    private List<String> replicas() {
        List<String> regions = new ArrayList<>();
        for (JsonNode replica : Nodes.list(properties, "Replicas")) {
            // The stack's own Region is where the table is, and no replica of it.
            if (!Nodes.text(replica.path("Region"), "Ref").equals("AWS::Region")) {
                values.text(replica.path("Region"), "A replica of " + id).ifPresent(regions::add);
            }
        }
        return regions;
    }
}
