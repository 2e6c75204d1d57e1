package dev.drover.validation.pass;

import dev.drover.model.mapping.Item;
import dev.drover.transfer.items.MarkAttribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Scans one segment of a table, consistently; while a page is looked at, the next one is on its way. */
final class TargetPortionReader implements PortionReader {

    private final DynamoDbAsyncClient client;
    private final String table;
    private final Intake intake;
    private final @Nullable Integer pageItems;
    private Portion.OfTarget portion;
    private @Nullable CompletableFuture<ScanResponse> coming;

    /** @param pageItems null for as many as DynamoDB puts into a page: up to 1 MB */
    TargetPortionReader(
            DynamoDbAsyncClient client,
            String table,
            Portion.OfTarget portion,
            Intake intake,
            @Nullable Integer pageItems) {
        this.client = client;
        this.table = table;
        this.portion = portion;
        this.intake = intake;
        this.pageItems = pageItems;
    }

    @Override
    public Portion next() {
        CompletableFuture<ScanResponse> call = coming == null ? scan(KeyText.attributes(portion.after())) : coming;
        coming = null;
        ScanResponse page = TargetCalls.await(table, call);
        if (page.hasLastEvaluatedKey()) {
            coming = scan(page.lastEvaluatedKey());
        }
        List<Item> items = page.items().stream()
                .map(MarkAttribute::record)
                .flatMap(Optional::stream)
                .toList();
        intake.target(items);
        portion = portion.at(page.hasLastEvaluatedKey() ? KeyText.of(page.lastEvaluatedKey()) : Map.of(), items.size());
        return portion;
    }

    private CompletableFuture<ScanResponse> scan(Map<String, AttributeValue> after) {
        return client.scan(ScanRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .segment(portion.segment())
                .totalSegments(portion.segments())
                .limit(pageItems)
                .exclusiveStartKey(after.isEmpty() ? null : after)
                .build());
    }

    @Override
    public void close() {
        if (coming != null) {
            coming.cancel(true);
        }
    }
}
