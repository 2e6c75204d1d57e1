package dev.drover.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import dev.drover.AppTest;
import dev.drover.connection.Access;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceConnections;
import dev.drover.db.testing.TestDatabase;
import dev.drover.model.AttributeMapping;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.mapping.EntityReader;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.KeyRange;
import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.testing.SmallShop;
import dev.drover.testing.TestDynamoDb;
import dev.drover.transfer.items.ItemCodec;
import dev.drover.validation.digest.EntityRecognition;
import dev.drover.validation.digest.ItemDigest;
import dev.drover.validation.digest.TableSums;
import dev.drover.validation.pass.Portion;
import dev.drover.validation.pass.Reading;
import dev.drover.validation.pass.Sides;
import dev.drover.validation.pass.Tally;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How fast a validation reads, maps and hashes, beside what the same machine can do at best in the same minute. */
@AppTest
@Tag("bench")
class ValidationBench {

    private static final int ROUNDS = Integer.getInteger("drover.bench.rounds", 5);
    private static final int PLAIN = Integer.getInteger("drover.bench.plain", 1_000_000);
    private static final int EMBEDDED = Integer.getInteger("drover.bench.embedded", 300_000);
    private static final String COLUMNS = "id, customer_id, status, total, placed_at, updated_at, notes";

    @Autowired
    SourceConnections connections;

    @Autowired
    SourceCatalog catalog;

    @Autowired
    DynamoDbClients clients;

    @Test
    void readsPlainRowsAgainstCopy() throws Exception {
        TestDatabase database = orders(PLAIN, false);
        compare(
                "plain rows",
                database,
                model(false),
                PLAIN,
                List.of("copy (select " + COLUMNS + " from shop.orders) to stdout"));
    }

    @Test
    void readsRowsWithEmbeddedLinesAgainstCopy() throws Exception {
        TestDatabase database = orders(EMBEDDED, true);
        compare(
                "rows with embedded lines",
                database,
                model(true),
                EMBEDDED,
                List.of(
                        "copy (select " + COLUMNS + " from shop.orders) to stdout",
                        "copy (select order_id, line_no, product_id, qty, unit_price from shop.order_lines) to stdout"));
    }

    @Test
    void hashesItems() throws Exception {
        TestDatabase database = orders(20_000, false);
        List<Item> items = items(database, model(false), 20_000);
        ItemDigest digest = new ItemDigest(1, List.of("pk", "sk"));
        TableSums sums = TableSums.empty(64, 1);
        Tally tally = new Tally(
                sums, digest, new EntityRecognition(model(false).tables().get(0)), rejected -> {});
        double best = 0;
        for (int round = 0; round < 20; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                tally.target(items);
            }
            best = Math.max(best, rate(10L * items.size(), start));
        }
        print("hash alone, one thread: %,.0f items/s", best);
    }

    @Test
    void scansAnswersThatAreReadyMade() throws Exception {
        TestDatabase database = orders(20_000, false);
        int pages = 12;
        int segments = 8;
        byte[][] answers = answers(items(database, model(false), 2_500), pages);
        HttpServer server = server(answers);
        try {
            Sides sides = sides(
                    database,
                    model(false),
                    "http://127.0.0.1:" + server.getAddress().getPort());
            List<Portion> portions = sides.portions(0, List.of(1_000_000L), 1_000_000L / segments, segments).stream()
                    .filter(Portion.OfTarget.class::isInstance)
                    .toList();
            for (int round = 0; round < ROUNDS; round++) {
                TableSums sums = TableSums.empty(64, 1);
                long start = System.nanoTime();
                Reading reading = pass(sides, portions, sums);
                print(
                        "round %d: target pass over ready-made answers %,.0f items/s",
                        round + 1, rate(reading.rows(), start));
            }
        } finally {
            server.stop(0);
        }
    }

    private void compare(String what, TestDatabase database, TargetModel model, int rows, List<String> copies)
            throws Exception {
        Sides sides = sides(database, model, TestDynamoDb.address().endpoint());
        List<Portion> portions = sides.portions(0, List.of((long) rows), 50_000, 16).stream()
                .filter(Portion.OfSource.class::isInstance)
                .toList();
        double[] ratios = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            double copy = copy(database, rows, copies);
            TableSums sums = TableSums.empty(64, 1);
            long start = System.nanoTime();
            long cpu = cpuNanos();
            Reading reading = pass(sides, portions, sums);
            double pass = rate(reading.rows(), start);
            double micros = (cpuNanos() - cpu) / 1000.0 / rows;
            assertThat(reading.done()).isTrue();
            assertThat(reading.rows()).isEqualTo(rows);
            if (round >= 0) {
                ratios[round] = pass / copy;
                print(
                        "round %d: %s: COPY %,.0f rows/s, validation pass %,.0f rows/s, ratio %.2f"
                                + " (%.1f µs of this process a row)",
                        round + 1, what, copy, pass, pass / copy, micros);
            }
        }
        Arrays.sort(ratios);
        print(
                "%s: median ratio %.2f (goal 0.30), lowest %.2f, highest %.2f",
                what, ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1]);
    }

    private static Reading pass(Sides sides, List<Portion> portions, TableSums sums) {
        return sides.read(
                portions,
                table -> new Tally(
                        sums,
                        new ItemDigest(1, List.of("pk", "sk")),
                        sides.tables().get(table).recognition(),
                        rejected -> {
                            throw new IllegalStateException(rejected.toString());
                        }),
                Limits.standard().threadsPerSide(),
                () -> false);
    }

    private static double copy(TestDatabase database, int rows, List<String> copies) throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            long start = System.nanoTime();
            for (String copy : copies) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, OutputStream.nullOutputStream());
            }
            return rate(rows, start);
        }
    }

    private Sides sides(TestDatabase database, TargetModel model, String endpoint) {
        SourceAddress source = SmallShop.source(database);
        ValidationJob job =
                new ValidationJob(1, 1, model, source, TestDynamoDb.at(endpoint), name -> name, 100, "Bench", 0);
        return new Setting(connections, catalog, clients)
                .of(job, Limits.standard())
                .sides();
    }

    private List<Item> items(TestDatabase database, TargetModel model, int most) throws Exception {
        SourceAddress source = SmallShop.source(database);
        try (EntityReader reader = new EntityReader(
                connections.open(source, Access.READ_ONLY),
                MappingCompiler.compile(model, catalog.read(source)).entities().get(0),
                source,
                100)) {
            return reader.page(KeyRange.everything(), null, most).stream()
                    .map(row -> ((MappedRow.Ready) row).item())
                    .toList();
        }
    }

    private static TestDatabase orders(int count, boolean withLines) {
        TestDatabase database = SmallShop.create();
        database.execute(
                "truncate shop.customers, shop.orders, shop.order_lines, shop.payments",
                "insert into shop.customers (id, email, name, created_at) select n, n || '@example.com', 'C', now()"
                        + " from generate_series(1, 1000) n",
                "insert into shop.orders select 1000000 + n, 1 + n % 1000,"
                        + " (array['OPEN', 'PAID', 'SHIPPED', 'CLOSED'])[1 + n % 4], (n % 10000000) / 100.0,"
                        + " timestamp '2020-01-01' + n * interval '97 seconds',"
                        + " timestamptz '2020-01-01 00:00:00+00' + n * interval '101 seconds',"
                        + " case when n % 3 = 0 then 'leave it at door ' || n end"
                        + " from generate_series(1, " + count + ") n");
        if (withLines) {
            database.execute("insert into shop.order_lines select 1000000 + n, line, 1 + (n + line) % 3, 1 + n % 5,"
                    + " (n % 10000) / 100.0 from generate_series(1, " + count + ") n"
                    + " cross join lateral generate_series(1, 1 + n % 4) line");
        }
        database.execute("vacuum analyze", "checkpoint");
        return database;
    }

    /** The shop's orders with their keys and both indexes; with or without lines. */
    private static TargetModel model(boolean withLines) {
        TargetTable table = SmallShop.model().tables().get(0);
        EntityMapping order = table.entity("Order").orElseThrow();
        List<AttributeMapping> attributes = order.attributes().stream()
                .filter(attribute -> withLines || !(attribute instanceof AttributeMapping.Embedded))
                .toList();
        return new TargetModel(List.of(new TargetTable(
                table.name(),
                table.partitionKey(),
                table.sortKey(),
                table.indexes(),
                List.of(new EntityMapping(
                        order.entity(), order.sourceTable(), order.keys(), attributes, order.versionAttribute(), 1)))));
    }

    private static byte[][] answers(List<Item> items, int pages) {
        String body = items.stream()
                .map(ItemCodec::encode)
                .map(ValidationBench::json)
                .collect(Collectors.joining(",", "[", "]"));
        List<byte[]> answers = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            String last = page == pages - 1
                    ? ""
                    : ",\"LastEvaluatedKey\":{\"pk\":{\"S\":\"PAGE" + (page + 1) + "\"},\"sk\":{\"S\":\"x\"}}";
            answers.add(("{\"Count\":" + items.size() + ",\"ScannedCount\":" + items.size() + ",\"Items\":" + body
                            + last + "}")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return answers.toArray(byte[][]::new);
    }

    private static String json(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\":"
                        + (e.getValue().n() == null
                                ? "{\"S\":\"" + e.getValue().s() + "\"}"
                                : "{\"N\":\"" + e.getValue().n() + "\"}"))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static HttpServer server(byte[][] answers) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        Pattern start = Pattern.compile("PAGE(\\d+)");
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher page = start.matcher(request);
            byte[] answer = answers[page.find() ? Integer.parseInt(page.group(1)) : 0];
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double rate(long rows, long start) {
        return rows * 1e9 / (System.nanoTime() - start);
    }

    private static void print(String line, Object... values) {
        System.out.printf(line + "%n", values);
    }
}
