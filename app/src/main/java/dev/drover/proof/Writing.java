package dev.drover.proof;

import dev.drover.connection.AwsCalls;
import dev.drover.model.KeyAttribute;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import dev.drover.transfer.items.ItemCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Asks DynamoDB for what a write plan says, and puts everything back afterwards. */
final class Writing implements PatternCalls {

    private final DynamoDbAsyncClient dynamo;
    private final Map<String, String> tables;
    private final WritePlan plan;
    private final KeptItems kept;

    /** @param tables names of the proof's tables, by their names in the model */
    Writing(DynamoDbAsyncClient dynamo, Map<String, String> tables, WritePlan plan, KeptItems kept) {
        this.dynamo = dynamo;
        this.tables = tables;
        this.plan = plan;
        this.kept = kept;
    }

    @Override
    public int candidates() {
        return plan.writes().stream()
                .mapToInt(write -> items(write).size())
                .min()
                .orElse(0);
    }

    /** A new item where one is put, if there is one that was not written yet. */
    private List<Item> items(WritePlan.Write write) {
        KeptItems.Kept items = kept.of(write.table(), write.held().entity());
        return write.call() == WritePlan.Call.PUT && !items.fresh().isEmpty() ? items.fresh() : items.written();
    }

    private boolean isNew(WritePlan.Write write) {
        return write.call() == WritePlan.Call.PUT
                && !kept.of(write.table(), write.held().entity()).fresh().isEmpty();
    }

    @Override
    public Answer call(int candidate) {
        double units = 0;
        if (plan.transaction()) {
            List<TransactWriteItem> items = plan.writes().stream()
                    .map(write -> transacted(write, candidate))
                    .toList();
            units = AwsCalls.await(dynamo.transactWriteItems(request ->
                            request.transactItems(items).returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)))
                    .consumedCapacity()
                    .stream()
                    .mapToDouble(Answer::units)
                    .sum();
        } else {
            for (WritePlan.Write write : plan.writes()) {
                units += single(write, candidate);
            }
        }
        int count = plan.writes().size();
        return new Answer(List.of(), count, count, 1, units);
    }

    private double single(WritePlan.Write write, int candidate) {
        Item item = items(write).get(candidate);
        String table = table(write);
        return switch (write.call()) {
            case PUT ->
                Answer.units(AwsCalls.await(dynamo.putItem(put -> put.tableName(table)
                                .item(ItemCodec.encode(item))
                                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)))
                        .consumedCapacity());
            case DELETE ->
                Answer.units(AwsCalls.await(dynamo.deleteItem(delete -> delete.tableName(table)
                                .key(key(write, item))
                                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)))
                        .consumedCapacity());
            case UPDATE -> {
                Change change = change(write, candidate);
                yield Answer.units(AwsCalls.await(dynamo.updateItem(update -> update.tableName(table)
                                .key(key(write, item))
                                .updateExpression(change.expression())
                                .expressionAttributeNames(change.names())
                                .expressionAttributeValues(change.values())
                                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)))
                        .consumedCapacity());
            }
        };
    }

    private TransactWriteItem transacted(WritePlan.Write write, int candidate) {
        Item item = items(write).get(candidate);
        String table = table(write);
        return switch (write.call()) {
            case PUT ->
                TransactWriteItem.builder()
                        .put(Put.builder()
                                .tableName(table)
                                .item(ItemCodec.encode(item))
                                .build())
                        .build();
            case DELETE ->
                TransactWriteItem.builder()
                        .delete(Delete.builder()
                                .tableName(table)
                                .key(key(write, item))
                                .build())
                        .build();
            case UPDATE -> {
                Change change = change(write, candidate);
                yield TransactWriteItem.builder()
                        .update(Update.builder()
                                .tableName(table)
                                .key(key(write, item))
                                .updateExpression(change.expression())
                                .expressionAttributeNames(change.names())
                                .expressionAttributeValues(change.values())
                                .build())
                        .build();
            }
        };
    }

    private record Change(String expression, Map<String, String> names, Map<String, AttributeValue> values) {}

    /** Sets the attributes to what the next item has there. */
    private Change change(WritePlan.Write write, int candidate) {
        List<Item> items = items(write);
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        StringBuilder sets = new StringBuilder();
        for (String attribute : write.changed()) {
            ItemValue value = null;
            for (int i = 1; i <= items.size() && value == null; i++) {
                value = items.get((candidate + i) % items.size()).attributes().get(attribute);
            }
            if (value != null) {
                sets.append(sets.isEmpty() ? "set " : ", ").append("#n" + names.size() + " = :v" + names.size());
                values.put(":v" + names.size(), Values.of(value));
                names.put("#n" + names.size(), attribute);
            }
        }
        if (names.isEmpty()) {
            names.put("#n0", write.held().entity().versionAttribute());
            values.put(
                    ":v0",
                    AttributeValue.fromN(Integer.toString(write.held().entity().version())));
            sets.append("set #n0 = :v0");
        }
        return new Change(sets.toString(), names, values);
    }

    @Override
    public void undo(int candidate) {
        for (WritePlan.Write write : plan.writes()) {
            Item item = items(write).get(candidate);
            String table = table(write);
            if (isNew(write)) {
                AwsCalls.await(
                        dynamo.deleteItem(delete -> delete.tableName(table).key(key(write, item))));
            } else {
                AwsCalls.await(dynamo.putItem(put -> put.tableName(table).item(ItemCodec.encode(item))));
            }
        }
    }

    private String table(WritePlan.Write write) {
        return Objects.requireNonNull(tables.get(write.table().name()));
    }

    private static Map<String, AttributeValue> key(WritePlan.Write write, Item item) {
        return Values.only(
                ItemCodec.encode(item),
                write.table().primaryKey().stream().map(KeyAttribute::name).toList());
    }

    @Override
    public String operation() {
        return plan.words();
    }

    @Override
    public String condition(int candidate) {
        WritePlan.Write first = plan.writes().get(0);
        Item item = items(first).get(candidate);
        return String.join(
                " and ",
                first.table().primaryKey().stream()
                        .map(key -> key.name() + " = "
                                + Values.words(
                                        Objects.requireNonNull(item.attributes().get(key.name()))))
                        .toList());
    }

    @Override
    public String note() {
        boolean again = plan.writes().stream().anyMatch(write -> write.call() == WritePlan.Call.PUT && !isNew(write));
        return again ? "There were too few rows to hold new ones back, so it replaced items." : "";
    }
}
