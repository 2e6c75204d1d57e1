package dev.drover.transfer.guarded.dynamodb;

import dev.drover.connection.AwsCalls;
import dev.drover.model.mapping.Item;
import dev.drover.transfer.guarded.Condition;
import dev.drover.transfer.guarded.GuardedWrite;
import dev.drover.transfer.guarded.Mark;
import dev.drover.transfer.guarded.Stored;
import dev.drover.transfer.guarded.TargetKey;
import dev.drover.transfer.guarded.WriteAnswer;
import dev.drover.transfer.items.ItemCodec;
import dev.drover.transfer.items.MarkAttribute;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Sends guarded writes to tables of DynamoDB, one request each: {@code BatchWriteItem} takes no conditions. */
public final class DynamoWrites {

    private static final ReturnConsumedCapacity UNITS = ReturnConsumedCapacity.INDEXES;
    private static final ReturnValuesOnConditionCheckFailure WHAT_IS_THERE =
            ReturnValuesOnConditionCheckFailure.ALL_OLD;

    private final DynamoDbAsyncClient dynamo;

    public DynamoWrites(DynamoDbAsyncClient dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * Sends one write.
     *
     * @return completes exceptionally with the client's exception when nobody knows whether the write landed, or when it
     *     was refused for another reason than its condition
     */
    public CompletableFuture<WriteAnswer> send(GuardedWrite write) {
        Terms terms = new Terms(write);
        CompletableFuture<@Nullable ConsumedCapacity> sent;
        if (write instanceof GuardedWrite.Put put) {
            sent = put(write, ItemCodec.encode(put.item()), terms);
        } else if (write instanceof GuardedWrite.Bury) {
            sent = put(write, key(write.key()), terms);
        } else {
            sent = clear(write, terms);
        }
        return sent.handle((capacity, failure) -> answer(capacity, failure));
    }

    private CompletableFuture<@Nullable ConsumedCapacity> put(
            GuardedWrite write, Map<String, AttributeValue> item, Terms terms) {
        Map<String, AttributeValue> marked = new HashMap<>(item);
        marked.put(MarkAttribute.NAME, MarkAttribute.encode(write.mark()));
        return dynamo.putItem(PutItemRequest.builder()
                        .tableName(write.key().table())
                        .item(marked)
                        .conditionExpression(terms.expression)
                        .expressionAttributeNames(terms.names)
                        .expressionAttributeValues(terms.valuesOrNull())
                        .returnConsumedCapacity(UNITS)
                        .returnValuesOnConditionCheckFailure(WHAT_IS_THERE)
                        .build())
                .thenApply(answer -> answer.consumedCapacity());
    }

    private CompletableFuture<@Nullable ConsumedCapacity> clear(GuardedWrite write, Terms terms) {
        if (write.mark().tombstone()) {
            return dynamo.deleteItem(DeleteItemRequest.builder()
                            .tableName(write.key().table())
                            .key(key(write.key()))
                            .conditionExpression(terms.expression)
                            .expressionAttributeNames(terms.names)
                            .expressionAttributeValues(terms.valuesOrNull())
                            .returnConsumedCapacity(UNITS)
                            .returnValuesOnConditionCheckFailure(WHAT_IS_THERE)
                            .build())
                    .thenApply(answer -> answer.consumedCapacity());
        }
        return dynamo.updateItem(UpdateItemRequest.builder()
                        .tableName(write.key().table())
                        .key(key(write.key()))
                        .updateExpression("remove #mark")
                        .conditionExpression(terms.expression)
                        .expressionAttributeNames(terms.names)
                        .expressionAttributeValues(terms.valuesOrNull())
                        .returnConsumedCapacity(UNITS)
                        .returnValuesOnConditionCheckFailure(WHAT_IS_THERE)
                        .build())
                .thenApply(answer -> answer.consumedCapacity());
    }

    private static Map<String, AttributeValue> key(TargetKey key) {
        return ItemCodec.encode(new Item(key.attributes()));
    }

    private static WriteAnswer answer(@Nullable ConsumedCapacity capacity, @Nullable Throwable failure) {
        if (failure == null) {
            return new WriteAnswer.Landed(
                    capacity == null || capacity.capacityUnits() == null ? 0 : capacity.capacityUnits());
        }
        Throwable cause = AwsCalls.cause(failure);
        if (cause instanceof ConditionalCheckFailedException refused) {
            return new WriteAnswer.Refused(
                    refused.hasItem() && !refused.item().isEmpty()
                            ? new Stored(MarkAttribute.of(refused.item()))
                            : null);
        }
        throw new CompletionException(cause);
    }

    /** A condition in DynamoDB's words. */
    private static final class Terms {

        final String expression;
        final Map<String, String> names = new HashMap<>();
        final Map<String, AttributeValue> values = new HashMap<>();

        Terms(GuardedWrite write) {
            Condition condition = write.condition();
            if (condition instanceof Condition.NothingThere) {
                expression = nothing(write.key());
            } else if (condition instanceof Condition.NothingNewer newer) {
                expression = nothing(write.key()) + " or (" + sameRow(newer.own()) + " and #mark.#version < :version)";
            } else {
                Mark seen = ((Condition.StillThere) condition).seen();
                expression = sameRow(seen) + " and #mark.#version = :version and #mark.#tombstone = :tombstone";
                names.put("#tombstone", MarkAttribute.TOMBSTONE);
                values.put(":tombstone", AttributeValue.fromBool(seen.tombstone()));
            }
        }

        private String nothing(TargetKey key) {
            names.put("#key", key.attributes().keySet().iterator().next());
            return "attribute_not_exists(#key)";
        }

        private String sameRow(Mark mark) {
            names.put("#mark", MarkAttribute.NAME);
            names.put("#job", MarkAttribute.JOB);
            names.put("#origin", MarkAttribute.ORIGIN);
            names.put("#version", MarkAttribute.VERSION);
            values.put(":job", AttributeValue.fromS(mark.job()));
            values.put(":origin", AttributeValue.fromS(mark.origin().text()));
            values.put(":version", AttributeValue.fromS(mark.version().text()));
            return "#mark.#job = :job and #mark.#origin = :origin";
        }

        /** DynamoDB refuses an empty map. */
        @Nullable
        Map<String, AttributeValue> valuesOrNull() {
            return values.isEmpty() ? null : values;
        }
    }
}
