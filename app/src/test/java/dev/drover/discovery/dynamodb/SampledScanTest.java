package dev.drover.discovery.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.drover.discovery.StoreTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Against a stand-in that speaks the JSON of DynamoDB: DynamoDB Local never throttles. */
class SampledScanTest {

    private static final StoreTable TABLE = new StoreTable(
            "orders", new StoreTable.Key(List.of("pk"), List.of()), List.of(), 0, 0, true, 0, 0, "", null);

    private final Deque<String> answers = new ArrayDeque<>();
    private HttpServer server;
    private DynamoDbAsyncClient client;

    @BeforeEach
    void aStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = answers.remove().getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            boolean refuses = new String(answer, StandardCharsets.UTF_8).contains("__type");
            exchange.sendResponseHeaders(refuses ? 400 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        client = DynamoDbAsyncClient.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
        answers.add("{\"Items\":[{\"pk\":{\"S\":\"1\"}}],\"Count\":1,\"ScannedCount\":1}");
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded"})
    void aTableWithoutCapacityEndsTheSampleAndLosesNothing(String exception) {
        answers.add(refusal(exception));

        ScannedItems scanned = read();

        assertThat(scanned.items()).hasSize(1);
        assertThat(scanned.whole()).isFalse();
        assertThat(scanned.notes()).containsExactly("The table had no capacity left, so Drover stopped reading.");
    }

    @Test
    void anythingElseIsNotTakenForIt() {
        answers.add(refusal("ResourceNotFoundException"));

        assertThatThrownBy(this::read).isInstanceOf(ResourceNotFoundException.class);
    }

    private ScannedItems read() {
        return new SampledScan(client, TABLE, Clock.systemUTC(), RandomGenerator.getDefault()).read(100);
    }

    private static String refusal(String exception) {
        return "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + exception + "\",\"message\":\"no\"}";
    }
}
