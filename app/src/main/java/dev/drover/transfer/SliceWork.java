package dev.drover.transfer;

import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.CompiledModel;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * What the workers of a slice have to do.
 *
 * @param targets by the table's name in the model
 * @param queue the segments that are not done, in the order of the model; safe for use by many threads
 * @param dynamo a client that leaves retrying to its caller
 * @param patience how long all writes may fail before a person should look
 */
record SliceWork(
        CopyJob job,
        CompiledModel model,
        Map<String, CopyTarget> targets,
        Queue<Segment> queue,
        DynamoDbAsyncClient dynamo,
        Duration patience,
        Consumer<String> log) {

    CompiledEntity entityOf(Segment segment) {
        return model.entitiesOf(segment.tableName()).stream()
                .filter(entity -> entity.entity().equals(segment.entity()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The mapping has no " + segment.entity()));
    }
}
