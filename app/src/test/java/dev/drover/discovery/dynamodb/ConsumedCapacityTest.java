package dev.drover.discovery.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import dev.drover.connection.ConnectionProblem;
import dev.drover.discovery.Consumption;
import dev.drover.discovery.StoreTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;

/** Against a stand-in that speaks the XML of CloudWatch's query protocol: there is no CloudWatch for one machine. */
class ConsumedCapacityTest {

    private static final Instant NOW = Instant.parse("2026-03-08T10:00:30Z");
    private static final StoreTable TABLE = new StoreTable(
            "orders",
            new StoreTable.Key(List.of("pk"), List.of()),
            List.of(
                    new StoreTable.Index(
                            "by-status", false, new StoreTable.Key(List.of("status"), List.of()), "ALL", 0, 0),
                    new StoreTable.Index("local", true, new StoreTable.Key(List.of("pk"), List.of("at")), "ALL", 0, 0)),
            0,
            0,
            true,
            0,
            0,
            "",
            NOW.minusSeconds(3_630));

    private final List<String> asked = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private int status = 200;
    private HttpServer server;
    private CloudWatchAsyncClient client;

    @BeforeEach
    void aStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(URLDecoder.decode(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8));
            byte[] answer = answers.remove().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        client = CloudWatchAsyncClient.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void addsUpMinutesOverAllPages() {
        answers.add(page(result("r0", 600, 60), "<NextToken>more</NextToken>"));
        answers.add(page(result("r0", 3_000) + result("w1", 120), ""));

        List<Consumption> used = new ConsumedCapacity(client, TABLE, NOW).read();

        assertThat(used).extracting(Consumption::index).containsExactly("", "by-status");
        assertThat(used.get(0)).satisfies(table -> {
            assertThat(table.readPerSecond()).isCloseTo(3_660 / 3_600.0, within(0.001));
            assertThat(table.readPeak()).isEqualTo(50);
            assertThat(table.writePeak()).isZero();
            assertThat(table.from()).isEqualTo("2026-03-08T09:00:00Z");
        });
        assertThat(used.get(1).writePeak()).isEqualTo(2);
        assertThat(asked).hasSize(2);
        assertThat(asked.get(0))
                .contains(
                        "Action=GetMetricData",
                        "ConsumedReadCapacityUnits",
                        "ConsumedWriteCapacityUnits",
                        "GlobalSecondaryIndexName",
                        "by-status",
                        "AWS/DynamoDB")
                .doesNotContain("local");
        assertThat(asked.get(1)).contains("NextToken=more");
    }

    @Test
    void saysWhichPermissionIsMissing() {
        status = 403;
        answers.add("<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                + "<Message>not authorized to perform: cloudwatch:GetMetricData</Message></Error></ErrorResponse>");

        assertThatThrownBy(() -> new ConsumedCapacity(client, TABLE, NOW).read())
                .isInstanceOf(ConnectionProblem.class)
                .hasMessageContaining("cloudwatch:GetMetricData");
    }

    private static String page(String results, String token) {
        return "<GetMetricDataResponse><GetMetricDataResult><MetricDataResults>" + results + "</MetricDataResults>"
                + token + "</GetMetricDataResult></GetMetricDataResponse>";
    }

    private static String result(String id, int... values) {
        StringBuilder members = new StringBuilder();
        for (int value : values) {
            members.append("<member>").append(value).append("</member>");
        }
        return "<member><Id>" + id + "</Id><Label>x</Label><StatusCode>Complete</StatusCode><Values>" + members
                + "</Values></member>";
    }
}
