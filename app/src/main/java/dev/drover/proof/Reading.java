package dev.drover.proof;

import dev.drover.connection.AwsCalls;
import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.inventory.AccessPattern.Ordering;
import dev.drover.model.KeyAttribute;
import dev.drover.model.coverage.Held;
import dev.drover.model.mapping.Item;
import dev.drover.transfer.items.ItemCodec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;

/** Asks DynamoDB for what a read plan says, with values of items that were written. */
final class Reading implements PatternCalls {

    private static final int MOST_IN_BATCH = 100;
    private static final Pattern EQUALS = Pattern.compile("\\s*([\\w.]+)\\s*=\\s*[^=<>]+");

    private final DynamoDbAsyncClient dynamo;
    private final String table;
    private final ReadPlan plan;
    private final List<Item> candidates;
    private final SortRanges ranges;
    private final Runnable stillWanted;
    private boolean stopped;

    Reading(DynamoDbAsyncClient dynamo, String table, ReadPlan plan, List<Item> written, Runnable stillWanted) {
        this.dynamo = dynamo;
        this.table = table;
        this.plan = plan;
        this.stillWanted = stillWanted;
        this.candidates = written.stream()
                .filter(item -> plan.structure().keys().stream()
                        .allMatch(key -> item.attributes().containsKey(key.name())))
                .toList();
        this.ranges = new SortRanges(plan, candidates);
    }

    @Override
    public int candidates() {
        return candidates.size();
    }

    @Override
    public Answer call(int candidate) {
        Item item = candidates.get(candidate);
        return switch (plan.call()) {
            case GET -> get(item);
            case TRANSACT_GET -> transactGet(item);
            case BATCH_GET -> batchGet(candidate);
            case QUERY -> query(item);
            case SCAN -> scan();
        };
    }

    private Map<String, AttributeValue> key(Item item) {
        return Values.only(
                ItemCodec.encode(item),
                plan.structure().table().primaryKey().stream()
                        .map(KeyAttribute::name)
                        .toList());
    }

    private Answer get(Item item) {
        var answer = AwsCalls.await(dynamo.getItem(get -> get.tableName(table)
                .key(key(item))
                .consistentRead(plan.consistent())
                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)));
        List<Map<String, AttributeValue>> items = answer.hasItem() ? List.of(answer.item()) : List.of();
        return new Answer(items, items.size(), items.size(), 1, Answer.units(answer.consumedCapacity()));
    }

    private Answer transactGet(Item item) {
        var answer = AwsCalls.await(dynamo.transactGetItems(get -> get.transactItems(TransactGetItem.builder()
                        .get(one -> one.tableName(table).key(key(item)))
                        .build())
                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)));
        List<Map<String, AttributeValue>> items = answer.responses().stream()
                .filter(response -> response.hasItem())
                .map(response -> response.item())
                .toList();
        return new Answer(
                items,
                items.size(),
                items.size(),
                1,
                answer.consumedCapacity().stream().mapToDouble(Answer::units).sum());
    }

    private Answer batchGet(int first) {
        BigDecimal wanted = plan.pattern().volume().itemsAverage();
        int count = Math.min(
                Math.min(MOST_IN_BATCH, candidates.size()), wanted == null ? 2 : Math.max(1, wanted.intValue()));
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(key(candidates.get((first + i) % candidates.size())));
        }
        KeysAndAttributes asked = KeysAndAttributes.builder()
                .keys(keys.stream().distinct().toList())
                .consistentRead(plan.consistent())
                .build();
        var answer = AwsCalls.await(dynamo.batchGetItem(batch ->
                batch.requestItems(Map.of(table, asked)).returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)));
        List<Map<String, AttributeValue>> items = answer.responses().getOrDefault(table, List.of());
        return new Answer(
                items,
                items.size(),
                items.size(),
                1,
                answer.consumedCapacity().stream().mapToDouble(Answer::units).sum());
    }

    private Answer query(Item item) {
        Expressions expressions = new Expressions();
        List<String> conditions = new ArrayList<>();
        for (KeyAttribute key : plan.structure().partitionKeys()) {
            conditions.add(expressions.compare(
                    key.name(), "=", Objects.requireNonNull(item.attributes().get(key.name()))));
        }
        ranges.of(item)
                .forEach(condition ->
                        conditions.add(expressions.range(condition.key().name(), condition.range())));
        String filter = filterAttribute()
                .filter(attribute -> item.attributes().containsKey(attribute))
                .map(attribute -> expressions.compare(
                        attribute, "=", Objects.requireNonNull(item.attributes().get(attribute))))
                .orElse(null);
        Integer limit = limit();
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .indexName(plan.structure().isIndex() ? plan.structure().name() : null)
                .keyConditionExpression(String.join(" and ", conditions))
                .filterExpression(filter)
                .expressionAttributeNames(expressions.names())
                .expressionAttributeValues(expressions.values())
                .consistentRead(plan.consistent())
                .scanIndexForward(plan.pattern().ordering() != Ordering.DESC)
                .limit(limit)
                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                .build();
        return read(Paging.ofQuery(limit), from -> {
            var answer = AwsCalls.await(
                    dynamo.query(request.toBuilder().exclusiveStartKey(from).build()));
            return new Paging.Page(
                    answer.items(),
                    answer.scannedCount(),
                    Answer.units(answer.consumedCapacity()),
                    answer.lastEvaluatedKey());
        });
    }

    private Answer scan() {
        ScanRequest request = ScanRequest.builder()
                .tableName(table)
                .indexName(plan.structure().isIndex() ? plan.structure().name() : null)
                .consistentRead(plan.consistent())
                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                .build();
        return read(Paging.ofScan(), from -> {
            var answer = AwsCalls.await(
                    dynamo.scan(request.toBuilder().exclusiveStartKey(from).build()));
            return new Paging.Page(
                    answer.items(),
                    answer.scannedCount(),
                    Answer.units(answer.consumedCapacity()),
                    answer.lastEvaluatedKey());
        });
    }

    private Answer read(Paging paging, Function<@Nullable Map<String, AttributeValue>, Paging.Page> next) {
        Answer answer = paging.read(next, stillWanted);
        stopped |= paging.wasStopped();
        return answer;
    }

    /** Several results in an order with a bound: the application asks for no more. */
    private @Nullable Integer limit() {
        AccessPattern pattern = plan.pattern();
        return pattern.cardinality() == Cardinality.MULTIPLE
                        && pattern.ordering() != null
                        && pattern.volume().itemsBound().matches("[1-9][0-9]{0,4}")
                ? Integer.valueOf(pattern.volume().itemsBound())
                : null;
    }

    /** Filters are words: one that compares an attribute with a value can be run, with the value of the item. */
    private Optional<String> filterAttribute() {
        Matcher words = EQUALS.matcher(plan.pattern().filters());
        Held held = plan.held();
        return words.matches() ? held.attribute(words.group(1)) : Optional.empty();
    }

    @Override
    public String note() {
        List<String> notes = new ArrayList<>();
        if (!plan.pattern().filters().isBlank() && filterAttribute().isEmpty()) {
            notes.add("Its filter is in words and was not run: "
                    + plan.pattern().filters().strip() + ".");
        }
        if (stopped) {
            notes.add("It was stopped before its end: items and units are those of the pages that were read.");
        }
        return String.join(" ", notes);
    }

    @Override
    public String operation() {
        return plan.words();
    }

    @Override
    public String condition(int candidate) {
        Item item = candidates.get(candidate);
        List<KeyAttribute> primary = plan.structure().table().primaryKey();
        return switch (plan.call()) {
            case SCAN -> "";
            case GET, TRANSACT_GET, BATCH_GET ->
                String.join(
                        " and ",
                        primary.stream()
                                .map(key -> key.name() + " = "
                                        + Values.words(Objects.requireNonNull(
                                                item.attributes().get(key.name()))))
                                .toList());
            case QUERY -> {
                List<String> conditions = new ArrayList<>();
                for (KeyAttribute key : plan.structure().partitionKeys()) {
                    conditions.add(key.name() + " = "
                            + Values.words(
                                    Objects.requireNonNull(item.attributes().get(key.name()))));
                }
                ranges.of(item)
                        .forEach(condition -> conditions.add(
                                condition.range().words(condition.key().name())));
                yield String.join(" and ", conditions)
                        + filterAttribute()
                                .map(attribute -> ", filtered by " + attribute)
                                .orElse("");
            }
        };
    }
}
