package dev.drover.discovery.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import dev.drover.connection.ConnectionProblem;
import dev.drover.discovery.Consumption;
import dev.drover.discovery.PlaceUse;
import dev.drover.discovery.StoreTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

    private static final List<String> asked = new CopyOnWriteArrayList<>();
    private static final Deque<String> answers = new ConcurrentLinkedDeque<>();
    private static volatile int status;
    private static HttpServer server;
    private static CloudWatchAsyncClient client;

    /** One for all tests: a client takes two seconds to close. */
    @BeforeAll
    static void aStandIn() throws IOException {
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

    @BeforeEach
    void nothingAskedYet() {
        asked.clear();
        answers.clear();
        status = 200;
    }

    @AfterAll
    static void stop() {
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
    void addsUpDaysAndKnowsSinceWhen() {
        answers.add(page(
                days("r0", "2026-01-20", 5, "2026-02-01", 7) + days("w1", "2026-02-05", 2, "2026-03-08", 3),
                "<NextToken>more</NextToken>"));
        answers.add(
                page(days("w0", "2026-01-19", 0, "2026-01-21", 4) + days("u1", "2026-02-20", 50, "2026-03-07", 6), ""));

        List<PlaceUse> uses = new DailyUse(client, TABLE, NOW, Set.of("by-status")).read();

        assertThat(uses)
                .containsExactly(
                        new PlaceUse("", 12, 4, 0, false, Instant.parse("2026-01-20T00:00:00Z")),
                        new PlaceUse("by-status", 0, 5, 6, true, Instant.parse("2026-02-05T00:00:00Z")));
        assertThat(asked.get(0))
                .contains(
                        "ReadThrottleEvents",
                        "WriteThrottleEvents",
                        "Period=86400",
                        "StartTime=2025-12-08T00:00:00Z",
                        "GlobalSecondaryIndexName")
                .doesNotContain("local");
    }

    @Test
    void takesTheTableForAnIndexThatWasNeverUsed() {
        answers.add(page(days("r0", "2026-01-20", 5), ""));
        assertThat(new DailyUse(client, TABLE, NOW, null).read().get(1).since()).isEqualTo("2026-01-20T00:00:00Z");
        answers.add(page("", ""));
        assertThat(new DailyUse(client, TABLE, NOW, null).read().get(0).since()).isNull();
    }

    @Test
    void knowsWhatAutoScalingFollowsByItsAlarms() {
        answers.add(alarms(
                alarm("ConsumedWriteCapacityUnits", "orders", "by-status")
                        + alarm("ConsumedReadCapacityUnits", "orders", ""),
                "<NextToken>more</NextToken>"));
        answers.add(alarms(alarm("ConsumedWriteCapacityUnits", "orders-of-old", "by-day"), ""));

        assertThat(ScalingAlarms.read(client, "orders")).containsExactly("by-status");
        assertThat(asked.get(0)).contains("Action=DescribeAlarms", "AlarmNamePrefix=TargetTracking-table/orders");
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

    private static String alarms(String alarms, String token) {
        return "<DescribeAlarmsResponse><DescribeAlarmsResult><MetricAlarms>" + alarms + "</MetricAlarms>" + token
                + "</DescribeAlarmsResult></DescribeAlarmsResponse>";
    }

    private static String alarm(String metric, String table, String index) {
        return "<member><AlarmName>TargetTracking-table/" + table + "-AlarmHigh-1</AlarmName><MetricName>" + metric
                + "</MetricName><Dimensions><member><Name>TableName</Name><Value>" + table + "</Value></member>"
                + (index.isEmpty()
                        ? ""
                        : "<member><Name>GlobalSecondaryIndexName</Name><Value>" + index + "</Value></member>")
                + "</Dimensions></member>";
    }

    /** Days and values in turn. */
    private static String days(String id, Object... daysAndValues) {
        StringBuilder days = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < daysAndValues.length; i += 2) {
            days.append("<member>").append(daysAndValues[i]).append("T00:00:00Z</member>");
            values.append("<member>").append(daysAndValues[i + 1]).append("</member>");
        }
        return "<member><Id>" + id + "</Id><Label>x</Label><StatusCode>Complete</StatusCode><Timestamps>" + days
                + "</Timestamps><Values>" + values + "</Values></member>";
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
