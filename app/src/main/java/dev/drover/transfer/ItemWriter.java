package dev.drover.transfer;

import dev.drover.connection.AwsCalls;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.MappedRow;
import dev.drover.transfer.items.Difference;
import dev.drover.transfer.items.ItemCodec;
import dev.drover.transfer.write.Obstacle;
import dev.drover.transfer.write.RetriedSend;
import dev.drover.transfer.write.Slice;
import dev.drover.transfer.write.WriteUnits;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Writes items of a source that stands still, each only where no item with its key is.
 *
 * <p>An item that is there already and is equal counts as done: an earlier attempt wrote it. One that differs is never
 * overwritten, and stops the copy.
 */
final class ItemWriter implements RowWriter {

    private final DynamoDbAsyncClient dynamo;
    private final CompiledEntity entity;
    private final CopyTarget target;
    private final Slice slice;
    private final Duration patience;
    private final Map<String, String> names;

    /** @param patience how long all writes may fail before a person should look */
    ItemWriter(DynamoDbAsyncClient dynamo, CompiledEntity entity, CopyTarget target, Slice slice, Duration patience) {
        this.dynamo = dynamo;
        this.entity = entity;
        this.target = target;
        this.slice = slice;
        this.patience = patience;
        this.names = Map.of("#key", target.partitionKey());
    }

    @Override
    public void put(MappedRow.Ready row, int index, PageWrite page) {
        page.sent(index);
        new RetriedSend<>(slice, patience, target.aws(), new Put(row, index, page)).send();
    }

    /**
     * What DynamoDB says to an item.
     *
     * @param landed null if its condition failed
     * @param there null if it landed
     */
    private record Answer(
            @Nullable PutItemResponse landed, @Nullable Map<String, AttributeValue> there) {

        static Answer of(@Nullable PutItemResponse landed, @Nullable Throwable failure) {
            if (failure == null) {
                return new Answer(landed, null);
            }
            Throwable cause = AwsCalls.cause(failure);
            if (cause instanceof ConditionalCheckFailedException refused) {
                return new Answer(null, refused.item());
            }
            throw new CompletionException(cause);
        }
    }

    /** One item on its way. */
    private final class Put implements RetriedSend.Write<Answer> {

        private final MappedRow.Ready row;
        private final int index;
        private final PageWrite page;
        private final PutItemRequest request;

        Put(MappedRow.Ready row, int index, PageWrite page) {
            this.row = row;
            this.index = index;
            this.page = page;
            this.request = PutItemRequest.builder()
                    .tableName(target.name())
                    .item(ItemCodec.encode(row.item()))
                    .conditionExpression("attribute_not_exists(#key)")
                    .expressionAttributeNames(names)
                    .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .build();
        }

        @Override
        public CompletableFuture<Answer> send() {
            return dynamo.putItem(request).handle(Answer::of);
        }

        @Override
        public String table() {
            return target.name();
        }

        @Override
        public String subject() {
            return entity.nameOf(row.key());
        }

        @Override
        public boolean answered(Answer answer) {
            PutItemResponse landed = answer.landed();
            double units = WriteUnits.of(landed == null ? null : landed.consumedCapacity(), row.bytes());
            slice.budget().pay(units);
            if (landed != null) {
                page.written(index, row.bytes(), units);
                return true;
            }
            Item there = ItemCodec.decode(answer.there() == null ? Map.of() : answer.there());
            if (there.equals(row.item())) {
                page.alreadyThere(index, row.bytes(), units);
                return true;
            }
            String key = entity.targetKey().stream()
                    .map(name -> name + " = "
                            + Difference.words(row.item().attributes().get(name)))
                    .collect(Collectors.joining(", "));
            slice.stop(Obstacle.collision(subject(), key, target.name(), Difference.between(there, row.item())));
            return false;
        }

        @Override
        public void throttled() {
            page.throttled();
        }

        @Override
        public void leftOut() {
            page.leftOut();
        }
    }
}
