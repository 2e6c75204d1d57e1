package dev.drover.transfer.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.connection.Access;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import dev.drover.model.mapping.ItemValue.Bool;
import dev.drover.model.mapping.ItemValue.Bytes;
import dev.drover.model.mapping.ItemValue.Fields;
import dev.drover.model.mapping.ItemValue.Numeric;
import dev.drover.model.mapping.ItemValue.Sequence;
import dev.drover.model.mapping.ItemValue.Text;
import dev.drover.testing.TestDynamoDb;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class ItemCodecTest {

    private static final String TABLE = "item-codec-test";
    private static final DynamoDbClients clients = new DynamoDbClients();
    private static DynamoDbAsyncClient dynamo;

    @BeforeAll
    static void createTable() {
        dynamo = clients.open(TestDynamoDb.address(), Access.READ_WRITE);
        AwsCalls.await(dynamo.createTable(create -> create.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(a -> a.attributeName("pk").attributeType(ScalarAttributeType.S))
                .keySchema(k -> k.attributeName("pk").keyType(KeyType.HASH))));
    }

    @AfterAll
    static void close() {
        clients.destroy();
    }

    @Test
    void everyKindOfValueComesBackEqual() {
        Item item = new Item(Map.of(
                "pk", new Text("everything"),
                "text", new Text("Zoë 🐄 \u0000 \"quoted\" \n"),
                "empty", new Text(""),
                "yes", new Bool(true),
                "no", new Bool(false),
                "bytes", new Bytes(new byte[] {0, -1, 127}),
                "no bytes", new Bytes(new byte[0]),
                "lines",
                        new Sequence(List.of(
                                new Fields(Map.of("qty", new Numeric("3"), "sku", new Text("A"))),
                                new Fields(Map.of()))),
                "none", new Sequence(List.of()),
                "nested", new Fields(Map.of("odd name, with \"signs\"", new Sequence(List.of(new Text("deep")))))));
        assertThat(storedAndRead(item)).isEqualTo(item);
    }

    @ParameterizedTest
    @Tag("failure-23")
    @CsvSource({
        "0",
        "-1",
        "100",
        "1000000",
        "0.5",
        "-0.001",
        "12345678901234567890123456789012345678",
        "0.00000000000000000000000000000000000001",
        "99999999999999999999999999999999999999000",
        "42.42"
    })
    void everyNumberComesBackInTheSameDigits(String digits) {
        Item item = new Item(Map.of("pk", new Text("number " + digits), "n", new Numeric(digits)));
        assertThat(storedAndRead(item)).isEqualTo(item);
    }

    @ParameterizedTest
    @Tag("failure-23")
    @CsvSource({"10.0, 10", "-0.0, 0", "-0, 0", "1E+2, 100", "1e-3, 0.001", "007, 7", "+5, 5", "000, 0", "0.50, 0.5"})
    void aNumberIsTheSameHoweverItIsWritten(String written, String plain) {
        assertThat(ItemCodec.decode(Map.of("n", AttributeValue.fromN(written))))
                .isEqualTo(new Item(Map.of("n", new Numeric(plain))));
    }

    @Test
    void whatNoMappingMakesEqualsNoMappedItem() {
        assertThat(decoded(AttributeValue.fromSs(List.of("b", "a"))))
                .isEqualTo(decoded(AttributeValue.fromSs(List.of("a", "b"))))
                .isNotEqualTo(new Sequence(List.of(new Text("a"), new Text("b"))));
        assertThat(decoded(AttributeValue.fromNs(List.of("10", "9.0"))))
                .isEqualTo(decoded(AttributeValue.fromNs(List.of("9", "1E1"))));
        assertThat(decoded(AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("b"), SdkBytes.fromUtf8String("a")))))
                .isEqualTo(decoded(
                        AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("a"), SdkBytes.fromUtf8String("b")))));
        assertThat(decoded(AttributeValue.fromNul(true))).isNotEqualTo(new Bool(true));
    }

    private static ItemValue decoded(AttributeValue value) {
        return ItemCodec.decode(Map.of("a", value)).attributes().get("a");
    }

    private static Item storedAndRead(Item item) {
        Map<String, AttributeValue> attributes = ItemCodec.encode(item);
        AwsCalls.await(dynamo.putItem(put -> put.tableName(TABLE).item(attributes)));
        return ItemCodec.decode(AwsCalls.await(
                        dynamo.getItem(get -> get.tableName(TABLE).key(Map.of("pk", attributes.get("pk")))))
                .item());
    }
}
