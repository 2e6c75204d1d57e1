package dev.drover.transfer.guarded.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.connection.Access;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import dev.drover.model.mapping.SourceKey;
import dev.drover.testing.TestDynamoDb;
import dev.drover.transfer.change.Version;
import dev.drover.transfer.guarded.Condition;
import dev.drover.transfer.guarded.Guard;
import dev.drover.transfer.guarded.GuardedWrite;
import dev.drover.transfer.guarded.Mark;
import dev.drover.transfer.guarded.Origin;
import dev.drover.transfer.guarded.Stored;
import dev.drover.transfer.guarded.TargetKey;
import dev.drover.transfer.guarded.WriteAnswer;
import dev.drover.transfer.items.ItemCodec;
import dev.drover.transfer.items.MarkAttribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** That a real DynamoDB lets land exactly what the conditions say: the simulation relies on it. */
class DynamoWritesTest {

    private static final String TABLE = "guarded_writes";
    private static final String JOB = "orders-1";
    private static final Origin OWN = new Origin("order", new SourceKey(List.of("7", "a/b\\c")));
    private static final Origin OTHER = new Origin("order", new SourceKey(List.of("8")));
    private static final Item NEW = item("new");
    private static final Item OLD = item("old");

    private static final DynamoDbClients CLIENTS = new DynamoDbClients();
    private static DynamoDbAsyncClient dynamo;
    private static DynamoWrites writes;
    private static int keys;

    private final Guard guard = new Guard(JOB);

    @BeforeAll
    static void createTable() {
        dynamo = CLIENTS.open(TestDynamoDb.address(), Access.READ_WRITE);
        writes = new DynamoWrites(dynamo);
        AwsCalls.await(dynamo.createTable(create -> create.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.N))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE))));
    }

    @AfterAll
    static void close() {
        CLIENTS.destroy();
    }

    /** Everything that can be at a key: nothing, an item that nobody marked, and all kinds of marks. */
    private static List<@Nullable Stored> everythingThatCanBeThere() {
        List<@Nullable Stored> all = new ArrayList<>();
        all.add(null);
        all.add(new Stored(null));
        for (String job : List.of(JOB, "orders-2")) {
            for (Origin origin : List.of(OWN, OTHER)) {
                for (Version version : List.of(Version.OF_A_COPY, version(5), version(7), version(9))) {
                    all.add(new Stored(new Mark(job, origin, version, false)));
                    all.add(new Stored(new Mark(job, origin, version, true)));
                }
            }
        }
        return all;
    }

    private List<GuardedWrite> everyWrite(TargetKey key, @Nullable Stored there) {
        GuardedWrite changed = guard.changed(OWN, key, withKey(NEW, key), version(7));
        List<GuardedWrite> all = new ArrayList<>(
                List.of(guard.copied(OWN, key, withKey(NEW, key)), changed, guard.gone(OWN, key, version(7))));
        Mark seen = new Mark(JOB, OTHER, version(5), true);
        Mark mark = there == null ? null : there.mark();
        for (Mark replaced : mark == null || mark.equals(seen) ? List.of(seen) : List.of(seen, mark)) {
            all.add(guard.insteadOf(replaced, changed));
            all.add(guard.cleared(key, replaced));
        }
        return all;
    }

    @Test
    @Tag("failure-17")
    void dynamo_db_lets_a_write_land_exactly_when_its_condition_allows() {
        int landed = 0;
        int all = 0;
        for (Stored there : everythingThatCanBeThere()) {
            for (GuardedWrite template : everyWrite(key(0), there)) {
                TargetKey key = key(++keys);
                GuardedWrite write = at(key, template);
                put(key, there);
                Condition condition = write.condition();
                String which = write + " where there is " + there;
                WriteAnswer answer = AwsCalls.await(writes.send(write));
                all++;
                if (condition.allows(there)) {
                    landed++;
                    assertThat(answer).as(which).isInstanceOf(WriteAnswer.Landed.class);
                    assertThat(((WriteAnswer.Landed) answer).units()).as(which).isPositive();
                    assertThat(read(key)).as(which).isEqualTo(whatIsThereAfter(write));
                } else {
                    assertThat(answer).as(which).isEqualTo(new WriteAnswer.Refused(there));
                    assertThat(read(key)).as(which).isEqualTo(encoded(key, there));
                }
            }
        }
        assertThat(landed).isBetween(all / 6, all - all / 6);
    }

    @Test
    void no_two_rows_have_the_same_origin_in_text() {
        List<Origin> origins = List.of(
                OWN,
                OTHER,
                new Origin("order", new SourceKey(List.of("7", "a", "b\\c"))),
                new Origin("order/7", new SourceKey(List.of("a/b\\c"))),
                new Origin("order", new SourceKey(List.of("7\\", "a/b\\c"))),
                new Origin("", new SourceKey(List.of(""))));
        assertThat(origins.stream().map(Origin::text).distinct()).hasSameSizeAs(origins);
        assertThat(origins.stream().map(origin -> Origin.parse(origin.text()))).containsExactlyElementsOf(origins);
    }

    private static @Nullable Map<String, AttributeValue> whatIsThereAfter(GuardedWrite write) {
        if (write instanceof GuardedWrite.Clear clear) {
            return clear.mark().tombstone() ? null : ItemCodec.encode(withKey(OLD, write.key()));
        }
        Map<String, AttributeValue> item =
                write instanceof GuardedWrite.Put put ? ItemCodec.encode(put.item()) : keyOf(write.key());
        return marked(item, write.mark());
    }

    private static void put(TargetKey key, @Nullable Stored there) {
        Map<String, AttributeValue> item = encoded(key, there);
        if (item != null) {
            AwsCalls.await(dynamo.putItem(put -> put.tableName(TABLE).item(item)));
        }
    }

    private static @Nullable Map<String, AttributeValue> encoded(TargetKey key, @Nullable Stored there) {
        if (there == null) {
            return null;
        }
        Mark mark = there.mark();
        if (mark == null) {
            return ItemCodec.encode(withKey(OLD, key));
        }
        return marked(mark.tombstone() ? keyOf(key) : ItemCodec.encode(withKey(OLD, key)), mark);
    }

    private static Map<String, AttributeValue> marked(Map<String, AttributeValue> item, Mark mark) {
        Map<String, AttributeValue> marked = new HashMap<>(item);
        marked.put(MarkAttribute.NAME, MarkAttribute.encode(mark));
        return marked;
    }

    private static @Nullable Map<String, AttributeValue> read(TargetKey key) {
        var answer = AwsCalls.await(
                dynamo.getItem(get -> get.tableName(TABLE).key(keyOf(key)).consistentRead(true)));
        return answer.hasItem() && !answer.item().isEmpty() ? answer.item() : null;
    }

    private static GuardedWrite at(TargetKey key, GuardedWrite template) {
        if (template instanceof GuardedWrite.Put put) {
            return new GuardedWrite.Put(key, withKey(NEW, key), put.mark(), put.condition());
        }
        if (template instanceof GuardedWrite.Bury bury) {
            return new GuardedWrite.Bury(key, bury.mark(), bury.condition());
        }
        return new GuardedWrite.Clear(key, template.mark());
    }

    private static Version version(int commit) {
        return Version.ofCommit(commit, 0);
    }

    private static TargetKey key(int number) {
        return new TargetKey(TABLE, Map.of("pk", new ItemValue.Text("k" + number), "sk", ItemValue.Numeric.parse("1")));
    }

    private static Map<String, AttributeValue> keyOf(TargetKey key) {
        return ItemCodec.encode(new Item(key.attributes()));
    }

    private static Item item(String value) {
        return new Item(Map.of("value", new ItemValue.Text(value)));
    }

    private static Item withKey(Item item, TargetKey key) {
        Map<String, ItemValue> attributes = new HashMap<>(item.attributes());
        attributes.putAll(key.attributes());
        return new Item(attributes);
    }
}
