package dev.drover.transfer;

import dev.drover.connection.AwsCalls;
import dev.drover.connection.ConnectionProblem;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.MappedRow;
import dev.drover.transfer.items.ItemCodec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Writes items of one entity into its table, each only where no item with its key is.
 *
 * <p>An item that is there already and is equal counts as done: an earlier attempt wrote it. One that differs is never
 * overwritten, and stops the copy. Throttles and passing failures are tried again until the slice ends.
 */
final class ItemWriter {

    private static final long SHORTEST_PAUSE = 25;
    private static final long LONGEST_PAUSE = 2_000;
    private static final int BYTES_PER_UNIT = 1024;

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

    /** Sends one item that was allowed to take off; the page learns what became of it. */
    void put(MappedRow.Ready row, int index, PageWrite page) {
        page.sent(index);
        new Put(row, index, page).send();
    }

    /** One item on its way. */
    private final class Put implements BiConsumer<PutItemResponse, @Nullable Throwable> {

        private final MappedRow.Ready row;
        private final int index;
        private final PageWrite page;
        private final PutItemRequest request;
        private int attempts;

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

        void send() {
            attempts++;
            try {
                dynamo.putItem(request).whenComplete(this);
            } catch (RuntimeException e) {
                accept(null, e);
            }
        }

        @Override
        public void accept(@Nullable PutItemResponse answer, @Nullable Throwable failure) {
            try {
                if (answer != null) {
                    double units = units(answer.consumedCapacity(), row.bytes());
                    slice.budget().pay(units);
                    page.written(index, row.bytes(), units);
                    slice.landed();
                } else {
                    failed(cause(failure));
                }
            } catch (Throwable defect) {
                slice.fail(defect);
                leaveOut();
            }
        }

        private void failed(Throwable failure) {
            if (failure instanceof ConditionalCheckFailedException there) {
                compare(ItemCodec.decode(there.item()));
            } else if (failure instanceof AwsServiceException service && service.isThrottlingException()) {
                page.throttled();
                slice.budget().throttled();
                tryAgain(time -> Obstacle.throttledTooLong(target.name(), time));
            } else if (failure instanceof SdkClientException
                    || failure instanceof AwsServiceException service && service.statusCode() >= 500) {
                slice.budget().failed();
                tryAgain(time -> Obstacle.failingTooLong(target.name(), time, firstLine(failure)));
            } else {
                RuntimeException cause = AwsCalls.translate(failure);
                if (cause instanceof ConnectionProblem problem) {
                    slice.stop(Obstacle.of(problem));
                } else if (cause instanceof ResourceNotFoundException) {
                    slice.stop(Obstacle.noTable(target.name(), target.aws()));
                } else if (cause instanceof AwsServiceException) {
                    slice.stop(Obstacle.refused(entity.nameOf(row.key()), target.name(), firstLine(cause)));
                } else {
                    slice.fail(cause);
                }
                leaveOut();
            }
        }

        private void compare(Item there) {
            double units = units(null, row.bytes());
            slice.budget().pay(units);
            if (there.equals(row.item())) {
                page.alreadyThere(index, row.bytes(), units);
                slice.landed();
                return;
            }
            String key = entity.targetKey().stream()
                    .map(name -> name + " = "
                            + Difference.words(row.item().attributes().get(name)))
                    .collect(Collectors.joining(", "));
            slice.stop(Obstacle.collision(
                    entity.nameOf(row.key()), key, target.name(), Difference.between(there, row.item())));
            leaveOut();
        }

        private void tryAgain(Function<Duration, Obstacle> ifTooLong) {
            Duration failing = slice.budget().failingFor();
            if (failing.compareTo(patience) > 0) {
                slice.stop(ifTooLong.apply(failing));
            }
            if (!slice.goesOn()) {
                leaveOut();
                return;
            }
            long most = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE << Math.min(attempts, 10));
            long pause = ThreadLocalRandom.current().nextLong(most / 2, most + 1);
            CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(this::sendIfStillWanted);
        }

        private void sendIfStillWanted() {
            if (slice.goesOn()) {
                send();
            } else {
                leaveOut();
            }
        }

        private void leaveOut() {
            page.leftOut();
            slice.landed();
        }
    }

    /** What DynamoDB reports; it reports nothing for a condition that failed, and charges for it by the item's size. */
    private static double units(@Nullable ConsumedCapacity reported, int bytes) {
        return reported == null || reported.capacityUnits() == null
                ? Math.max(1, (bytes + BYTES_PER_UNIT - 1) / BYTES_PER_UNIT)
                : reported.capacityUnits();
    }

    private static Throwable cause(@Nullable Throwable failure) {
        return failure == null
                ? new IllegalStateException("DynamoDB's client answered with nothing")
                : AwsCalls.cause(failure);
    }

    private static String firstLine(Throwable e) {
        String message = e instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.awsErrorDetails().errorMessage()
                : e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("no message").replaceFirst("\\.$", "");
    }
}
