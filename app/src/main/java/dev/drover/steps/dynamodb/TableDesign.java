package dev.drover.steps.dynamodb;

import dev.drover.connection.AwsCommand;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.Projection;
import dev.drover.model.TargetTable;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** A table of the model as DynamoDB wants to hear it, and whether a table that exists is the same. */
public final class TableDesign {

    private static final String WAY_OUT = ". Rename the table in the model, or remove the one that is there.";

    private TableDesign() {}

    /** The request that creates a table of the model under a name: on demand, with its indexes. */
    public static CreateTableRequest request(TargetTable table, String name) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(table.keyAttributes().stream()
                        .map(TableDesign::definition)
                        .toList())
                .keySchema(keySchema(table.partitionKey(), table.sortKey()));
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(
                    table.indexes().stream().map(TableDesign::index).toList());
        }
        return request.build();
    }

    /** The keys of table and indexes in words, so that two designs can be compared and shown. */
    public static String describe(TargetTable table) {
        TreeSet<String> indexes = table.indexes().stream()
                .map(index -> index.name() + " " + keys(keySchema(index.partitionKey(), index.sortKey())))
                .collect(Collectors.toCollection(TreeSet::new));
        return "key " + keys(keySchema(table.partitionKey(), table.sortKey())) + types(table)
                + (indexes.isEmpty() ? "" : ", indexes " + indexes);
    }

    /** The same words for a table that exists. */
    public static String describe(TableDescription table) {
        TreeSet<String> indexes = table.globalSecondaryIndexes().stream()
                .map(index -> index.indexName() + " " + keys(index.keySchema()))
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
        return wanted.indexes().stream()
                .flatMap(index -> found.globalSecondaryIndexes().stream()
                        .filter(other -> other.indexName().equals(index.name()))
                        .map(other -> projectionDifference(index, name, other.projection()))
                        .flatMap(Optional::stream))
                .findFirst();
    }

    private static Optional<String> projectionDifference(
            GlobalIndex wanted, String name, software.amazon.awssdk.services.dynamodb.model.Projection found) {
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
        return schema.stream().map(KeySchemaElement::attributeName).collect(Collectors.joining(" + "));
    }

    private static AttributeDefinition definition(KeyAttribute attribute) {
        return AttributeDefinition.builder()
                .attributeName(attribute.name())
                .attributeType(ScalarAttributeType.valueOf(attribute.type().name()))
                .build();
    }

    private static List<KeySchemaElement> keySchema(KeyAttribute partitionKey, @Nullable KeyAttribute sortKey) {
        KeySchemaElement hash = KeySchemaElement.builder()
                .attributeName(partitionKey.name())
                .keyType(KeyType.HASH)
                .build();
        return sortKey == null
                ? List.of(hash)
                : List.of(
                        hash,
                        KeySchemaElement.builder()
                                .attributeName(sortKey.name())
                                .keyType(KeyType.RANGE)
                                .build());
    }

    private static GlobalSecondaryIndex index(GlobalIndex index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keySchema(index.partitionKey(), index.sortKey()))
                .projection(projection -> {
                    projection.projectionType(
                            ProjectionType.valueOf(index.projection().name()));
                    if (index.projection() == Projection.INCLUDE) {
                        projection.nonKeyAttributes(index.projected());
                    }
                })
                .build();
    }

    /** The request as people read it in a dry run: the operation and its parts, nothing invented. */
    static String asText(CreateTableRequest request) {
        return AwsCommand.of("dynamodb", "create-table", request);
    }
}
