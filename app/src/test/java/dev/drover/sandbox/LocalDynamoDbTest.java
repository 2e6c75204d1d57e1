package dev.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.connection.Access;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.WriteRefusedException;
import dev.drover.testing.TestDynamoDb;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class LocalDynamoDbTest {

    private final DynamoDbClients clients = newClients();

    private static DynamoDbClients newClients() {
        return new DynamoDbClients();
    }

    @AfterEach
    void close() {
        clients.destroy();
    }

    @Test
    void keepsItsTablesBetweenStarts(@TempDir Path directory) {
        try (LocalDynamoDb first = LocalDynamoDb.inDirectory(directory, 0)) {
            DynamoDbAsyncClient dynamo = clients.open(TestDynamoDb.at(first.endpoint()), Access.READ_WRITE);
            createTable(dynamo);
            AwsCalls.await(
                    dynamo.putItem(put -> put.tableName("kept").item(Map.of("pk", AttributeValue.fromS("one")))));
        }
        try (LocalDynamoDb second = LocalDynamoDb.inDirectory(directory, 0)) {
            DynamoDbAsyncClient dynamo = clients.open(TestDynamoDb.at(second.endpoint()), Access.READ_WRITE);
            assertThat(AwsCalls.await(dynamo.scan(scan -> scan.tableName("kept")))
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        try (LocalDynamoDb dynamo = LocalDynamoDb.inMemory()) {
            for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
                for (InetAddress address : network.inetAddresses().toList()) {
                    if (!address.isLoopbackAddress()) {
                        assertThatThrownBy(() -> {
                                    try (Socket socket = new Socket()) {
                                        socket.connect(new InetSocketAddress(address, dynamo.port()), 500);
                                    }
                                })
                                .isInstanceOf(java.io.IOException.class);
                    }
                }
            }
        }
    }

    @Test
    void aClientForReadingRefusesEveryWrite() {
        try (LocalDynamoDb local = LocalDynamoDb.inMemory()) {
            AwsAddress address = TestDynamoDb.at(local.endpoint());
            createTable(clients.open(address, Access.READ_WRITE));
            DynamoDbAsyncClient readOnly = clients.open(address, Access.READ_ONLY);
            assertThat(AwsCalls.await(readOnly.describeTable(d -> d.tableName("kept")))
                            .table()
                            .tableName())
                    .isEqualTo("kept");
            assertThatThrownBy(() -> AwsCalls.await(readOnly.putItem(
                            put -> put.tableName("kept").item(Map.of("pk", AttributeValue.fromS("one"))))))
                    .isInstanceOf(WriteRefusedException.class)
                    .hasMessageContaining("PutItem");
            assertThatThrownBy(() -> AwsCalls.await(readOnly.deleteTable(d -> d.tableName("kept"))))
                    .isInstanceOf(WriteRefusedException.class);
        }
    }

    private static void createTable(DynamoDbAsyncClient dynamo) {
        AwsCalls.await(dynamo.createTable(create -> create.tableName("kept")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(a -> a.attributeName("pk").attributeType(ScalarAttributeType.S))
                .keySchema(k -> k.attributeName("pk").keyType(KeyType.HASH))));
    }
}
