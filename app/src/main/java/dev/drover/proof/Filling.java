package dev.drover.proof;

import dev.drover.connection.AwsCalls;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import dev.drover.model.mapping.MappedRow;
import dev.drover.transfer.items.ItemCodec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Writes items in batches, a few at a time; what DynamoDB sends back is tried again. Memory does not grow with the items. */
final class Filling {

    private static final int IN_BATCH = 25;
    private static final int LOOK_UP_ROWS = 1_000;
    private static final int IN_FLIGHT = 8;
    private static final int MOST_TRIES = 12;
    private static final long LONGEST_WAIT_SECONDS = 60;
    private static final long SHORTEST_PAUSE_MILLIS = 25;

    private final DynamoDbAsyncClient dynamo;
    private final Runnable stillWanted;
    private final Semaphore free = new Semaphore(IN_FLIGHT);
    private final AtomicLong written = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** @param stillWanted throws when nobody wants the items any more */
    Filling(DynamoDbAsyncClient dynamo, Runnable stillWanted) {
        this.dynamo = dynamo;
        this.stillWanted = stillWanted;
    }

    /** What became of the rows of one entity. */
    static final class Outcome {

        private long rejected;
        private long passed;
        private String firstProblem = "";

        long rejected() {
            return rejected;
        }

        /** Rows that the entity's condition leaves to others. */
        long passed() {
            return passed;
        }

        String firstProblem() {
            return firstProblem;
        }

        private void reject(String problem) {
            if (rejected++ == 0) {
                firstProblem = problem;
            }
        }
    }

    /** How many items were written so far. */
    long written() {
        return written.get();
    }

    /**
     * Writes the items of one entity.
     *
     * @param rows answers the next row, or null at the end
     * @param most how many to write; a few that come after them are kept for later. Rows that the condition leaves to
     *     others do not count
     */
    Outcome fill(CompiledEntity entity, String table, Rows rows, KeptItems.Kept kept, long most) throws Exception {
        try {
            return written(entity, table, rows, kept, most);
        } finally {
            // Also when nobody wants them any more: a table should not be removed while items are on their way to it.
            if (free.tryAcquire(IN_FLIGHT, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                free.release(IN_FLIGHT);
            }
        }
    }

    private Outcome written(CompiledEntity entity, String table, Rows rows, KeptItems.Kept kept, long most)
            throws Exception {
        Outcome outcome = new Outcome();
        List<WriteRequest> batch = new ArrayList<>(IN_BATCH);
        Set<List<ItemValue>> keys = new HashSet<>();
        List<String> key = entity.targetKey();
        while (outcome.rejected() + kept.count() + kept.fresh().size() < most + KeptItems.FRESH) {
            MappedRow row = rows.next();
            if (row == null) {
                break;
            }
            if (row instanceof MappedRow.Passed || row instanceof MappedRow.LeftBehind) {
                if (++outcome.passed % LOOK_UP_ROWS == 0) {
                    stillWanted.run();
                }
                continue;
            }
            if (row instanceof MappedRow.Rejected rejected) {
                outcome.reject(rejected.problem());
                continue;
            }
            Item item = ((MappedRow.Ready) row).item();
            if (kept.count() >= most) {
                kept.holdBack(item);
                continue;
            }
            // DynamoDB refuses a batch with the same key twice; the later row wins, as it would one by one.
            if (batch.size() == IN_BATCH || !keys.add(keyOf(item, key))) {
                send(table, batch);
                batch = new ArrayList<>(IN_BATCH);
                keys.clear();
                keys.add(keyOf(item, key));
            }
            batch.add(WriteRequest.builder()
                    .putRequest(put -> put.item(ItemCodec.encode(item)))
                    .build());
            kept.wrote(item);
        }
        if (!batch.isEmpty()) {
            send(table, batch);
        }
        settle();
        return outcome;
    }

    /** Rows one after the other. */
    interface Rows {
        @Nullable
        MappedRow next() throws Exception;
    }

    private static List<ItemValue> keyOf(Item item, List<String> key) {
        return key.stream()
                .map(name -> Objects.requireNonNull(item.attributes().get(name)))
                .toList();
    }

    private void send(String table, List<WriteRequest> batch) throws InterruptedException {
        stillWanted.run();
        check();
        while (!free.tryAcquire(1, TimeUnit.SECONDS)) {
            stillWanted.run();
            check();
        }
        attempt(table, batch, 1).whenComplete((done, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            }
            free.release();
        });
    }

    private CompletableFuture<Void> attempt(String table, List<WriteRequest> batch, int tries) {
        return dynamo.batchWriteItem(request -> request.requestItems(Map.of(table, batch)))
                .handle((answer, problem) -> {
                    if (problem != null && !isThrottled(problem)) {
                        throw new CompletionException(problem);
                    }
                    List<WriteRequest> left =
                            answer == null ? batch : answer.unprocessedItems().getOrDefault(table, List.of());
                    written.addAndGet(batch.size() - left.size());
                    return left;
                })
                .thenCompose(left -> left.isEmpty()
                        ? CompletableFuture.completedFuture(null)
                        : later(tries, () -> attempt(table, left, tries + 1)));
    }

    private static boolean isThrottled(Throwable problem) {
        Throwable cause = AwsCalls.cause(problem);
        return cause instanceof AwsServiceException service && service.isThrottlingException();
    }

    private static CompletableFuture<Void> later(int tries, Supplier<CompletableFuture<Void>> next) {
        if (tries > MOST_TRIES) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("DynamoDB takes no more items: it sent some back " + MOST_TRIES
                            + " times. Prove with fewer items"));
        }
        return CompletableFuture.supplyAsync(
                        next,
                        CompletableFuture.delayedExecutor(SHORTEST_PAUSE_MILLIS << tries - 1, TimeUnit.MILLISECONDS))
                .thenCompose(sent -> sent);
    }

    /** Waits for everything that is on its way. */
    private void settle() throws InterruptedException {
        while (!free.tryAcquire(IN_FLIGHT, 1, TimeUnit.SECONDS)) {
            stillWanted.run();
        }
        free.release(IN_FLIGHT);
        check();
    }

    private void check() {
        Throwable problem = failure.get();
        if (problem != null) {
            throw AwsCalls.translate(problem);
        }
    }
}
