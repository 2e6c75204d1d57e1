package dev.drover.steps.dynamodb;

import dev.drover.connection.AwsCommand;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.TableOptions;
import dev.drover.model.TableOptions.Capacity;
import dev.drover.model.TargetTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** A table of the model as DynamoDB wants to hear it, and whether a table that exists is the same. */
public final class TableDesign {

    private static final String WAY_OUT = ". Rename the table in the model, or remove the one that is there.";

    private TableDesign() {}

    /** The request that creates a table of the model under a name: on demand, with its indexes. */
    public static CreateTableRequest request(TargetTable table, String name) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(name)
                .attributeDefinitions(table.keyAttributes().stream()
                        .map(TableDesign::definition)
                        .toList())
                .keySchema(keySchema(List.of(table.partitionKey()), sortKeys(table)));
        Capacity capacity = table.options().capacity();
        ProvisionedThroughput throughput = capacity == null ? null : throughput(capacity);
        request.billingMode(throughput == null ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED)
                .provisionedThroughput(throughput);
        List<GlobalSecondaryIndex> global = table.indexes().stream()
                .filter(index -> !index.local())
                .map(index -> global(index, throughput))
                .toList();
        List<LocalSecondaryIndex> local = table.indexes().stream()
                .filter(GlobalIndex::local)
                .map(TableDesign::local)
                .toList();
        // An empty list is refused; none at all is not.
        if (!global.isEmpty()) {
            request.globalSecondaryIndexes(global);
        }
        if (!local.isEmpty()) {
            request.localSecondaryIndexes(local);
        }
        options(table.options(), request);
        return request.build();
    }

    private static void options(TableOptions options, CreateTableRequest.Builder request) {
        if (options.stream() != null) {
            String view = options.stream().name();
            request.streamSpecification(stream -> stream.streamEnabled(true).streamViewType(view));
        }
        if (options.infrequentAccess()) {
            request.tableClass(TableClass.STANDARD_INFREQUENT_ACCESS);
        }
        if (options.deletionProtection()) {
            request.deletionProtectionEnabled(true);
        }
    }

    private static ProvisionedThroughput throughput(Capacity capacity) {
        return ProvisionedThroughput.builder()
                .readCapacityUnits(capacity.readUnits())
                .writeCapacityUnits(capacity.writeUnits())
                .build();
    }

    /** The keys of table and indexes in words, so that two designs can be compared and shown. */
    public static String describe(TargetTable table) {
        TreeSet<String> indexes = table.indexes().stream()
                .map(index -> (index.local() ? "local " : "") + index.name() + " "
                        + keys(keySchema(index.partitionKeys(), index.sortKeys())))
                .collect(Collectors.toCollection(TreeSet::new));
        return "key " + keys(keySchema(List.of(table.partitionKey()), sortKeys(table))) + types(table)
                + (indexes.isEmpty() ? "" : ", indexes " + indexes);
    }

    /** The same words for a table that exists. */
    public static String describe(TableDescription table) {
        TreeSet<String> indexes = Stream.concat(
                        table.globalSecondaryIndexes().stream()
                                .map(index -> index.indexName() + " " + keys(index.keySchema())),
                        table.localSecondaryIndexes().stream()
                                .map(index -> "local " + index.indexName() + " " + keys(index.keySchema())))
                .collect(Collectors.toCollection(TreeSet::new));
        String types = table.attributeDefinitions().stream()
                .map(a -> a.attributeName() + ":" + a.attributeTypeAsString())
                .sorted()
                .collect(Collectors.joining(", ", " (", ")"));
        return "key " + keys(table.keySchema()) + types + (indexes.isEmpty() ? "" : ", indexes " + indexes);
    }

    /** Why a table that exists is not the one that the model wants, as a sentence; empty if it is. */
    static Optional<String> difference(TargetTable wanted, String name, TableDescription found) {
        if (!describe(wanted).equals(describe(found))) {
            return Optional.of("There is already a table " + name + " with other keys: it has " + describe(found)
                    + ", and the model wants " + describe(wanted) + WAY_OUT);
        }
        Map<String, Projection> projections = new HashMap<>();
        found.globalSecondaryIndexes().forEach(index -> projections.put(index.indexName(), index.projection()));
        found.localSecondaryIndexes().forEach(index -> projections.put(index.indexName(), index.projection()));
        return wanted.indexes().stream()
                .flatMap(index -> Optional.ofNullable(projections.get(index.name()))
                        .flatMap(projection -> projectionDifference(index, name, projection))
                        .stream())
                .findFirst();
    }

    private static Optional<String> projectionDifference(GlobalIndex wanted, String name, Projection found) {
        String carries = carried(found.projectionTypeAsString(), found.nonKeyAttributes());
        String wants = carried(wanted.projection().name(), wanted.projected());
        return carries.equals(wants)
                ? Optional.empty()
                : Optional.of("There is already a table " + name + " whose index " + wanted.name() + " carries "
                        + carries + ", and the model wants " + wants + WAY_OUT);
    }

    private static String carried(String projection, List<String> attributes) {
        return switch (projection) {
            case "ALL" -> "all attributes";
            case "INCLUDE" -> "the keys and " + String.join(", ", new TreeSet<>(attributes));
            default -> "the keys only";
        };
    }

    private static String types(TargetTable table) {
        return table.keyAttributes().stream()
                .map(a -> a.name() + ":" + a.type())
                .sorted()
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String keys(List<KeySchemaElement> schema) {
        return schema.stream()
                .collect(Collectors.groupingBy(
                        KeySchemaElement::keyType,
                        TreeMap::new,
                        Collectors.mapping(KeySchemaElement::attributeName, Collectors.joining(", "))))
                .values()
                .stream()
                .collect(Collectors.joining(" + "));
    }

    private static AttributeDefinition definition(KeyAttribute attribute) {
        return AttributeDefinition.builder()
                .attributeName(attribute.name())
                .attributeType(ScalarAttributeType.valueOf(attribute.type().name()))
                .build();
    }

    private static List<KeyAttribute> sortKeys(TargetTable table) {
        return Stream.ofNullable(table.sortKey()).toList();
    }

    private static List<KeySchemaElement> keySchema(List<KeyAttribute> partitionKeys, List<KeyAttribute> sortKeys) {
        return Stream.concat(
                        partitionKeys.stream().map(key -> element(key, KeyType.HASH)),
                        sortKeys.stream().map(key -> element(key, KeyType.RANGE)))
                .toList();
    }

    private static KeySchemaElement element(KeyAttribute key, KeyType type) {
        return KeySchemaElement.builder()
                .attributeName(key.name())
                .keyType(type)
                .build();
    }

    private static GlobalSecondaryIndex global(GlobalIndex index, @Nullable ProvisionedThroughput throughput) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keySchema(index.partitionKeys(), index.sortKeys()))
                .projection(projection(index))
                .provisionedThroughput(throughput)
                .build();
    }

    private static LocalSecondaryIndex local(GlobalIndex index) {
        return LocalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keySchema(index.partitionKeys(), index.sortKeys()))
                .projection(projection(index))
                .build();
    }

    private static Projection projection(GlobalIndex index) {
        Projection.Builder projection =
                Projection.builder().projectionType(index.projection().name());
        if (index.projection() == dev.drover.model.Projection.INCLUDE) {
            projection.nonKeyAttributes(index.projected());
        }
        return projection.build();
    }

    /** The request as people read it in a dry run: the operation and its parts, nothing invented. */
    static String asText(CreateTableRequest request) {
        return AwsCommand.of("dynamodb", "create-table", request);
    }
}
