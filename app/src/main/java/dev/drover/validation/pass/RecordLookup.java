package dev.drover.validation.pass;

import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.RowReader;
import dev.drover.model.mapping.SourceKey;
import dev.drover.transfer.items.MarkAttribute;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** Fetches single records of both sides, whole. Belongs to one thread. */
public final class RecordLookup implements AutoCloseable {

    private final Sides sides;
    private final DynamoDbAsyncClient client;
    private final Map<Long, RowReader> readers = new HashMap<>();

    RecordLookup(Sides sides, DynamoDbAsyncClient client) {
        this.sides = sides;
        this.client = client;
    }

    /** A row of the source, mapped; empty if there is none with that key. */
    public Optional<MappedRow> row(int table, int entity, SourceKey key) {
        try {
            return readers.computeIfAbsent((long) table << 32 | entity, k -> sides.rowReader(table, entity))
                    .row(key);
        } catch (SQLException e) {
            throw sides.translate(e);
        }
    }

    /** An item of the target; empty if there is none with that key, as {@link KeyText} writes it. */
    public Optional<Item> item(int table, Map<String, String> key) {
        String name = sides.tables().get(table).realName();
        GetItemRequest request = GetItemRequest.builder()
                .tableName(name)
                .key(KeyText.attributes(key))
                .consistentRead(true)
                .build();
        try {
            GetItemResponse answer = TargetCalls.await(name, client.getItem(request));
            return answer.hasItem() ? MarkAttribute.record(answer.item()) : Optional.empty();
        } catch (TargetCalls.ThrottledException e) {
            throw e.problem();
        }
    }

    @Override
    public void close() {
        for (RowReader reader : readers.values()) {
            try {
                reader.close();
            } catch (SQLException e) {
                throw sides.translate(e);
            }
        }
    }
}
