package dev.drover.transfer.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.connection.Access;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceConnections;
import dev.drover.testing.NullDynamoDb;
import dev.drover.testing.TestDynamoDb;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * How fast changes are brought over, and how far behind they are, against a bare loop that reads the same changes from the
 * slot with the driver and puts an item for each without any condition, with as many in flight.
 */
@Tag("bench")
@TestPropertySource(properties = "drover.engine.enabled=false")
class FollowBench extends FollowTestBase {

    private static final int CHANGES = Integer.getInteger("drover.bench.follow.changes", 20_000);
    private static final int TURNS = Integer.getInteger("drover.bench.follow.turns", 3);
    private static final int RATE = Integer.getInteger("drover.bench.follow.rate", 200);
    private static final int SECONDS = Integer.getInteger("drover.bench.follow.seconds", 15);
    private static final int ROWS_OF_A_TRANSACTION = 10;
    private static final int ITEMS_IN_FLIGHT = 32;
    private static final Duration AFTERWARDS = Duration.ofMinutes(1);

    @Autowired
    FollowTools tools;

    @Autowired
    Clock clock;

    @Autowired
    SourceConnections connections;

    @Test
    void intoAnEndpointThatStoresNothing() throws Exception {
        try (NullDynamoDb target = NullDynamoDb.takingEverything()) {
            bench("endpoint that stores nothing", target.address());
        }
    }

    @Test
    void intoDynamoDbLocal() throws Exception {
        bench("DynamoDB Local", TestDynamoDb.address());
    }

    private void bench(String name, AwsAddress aws) throws Exception {
        FollowedShop shop = FollowedShop.create().with(20, CHANGES);
        FollowJob job = job(shop.address(), aws);
        Followers node = node();
        try {
            prepare(job);
            for (int turn = 0; turn < TURNS; turn++) {
                node.stop();
                String from = String.valueOf(of(job).position());
                long end = update(shop, turn);
                double bare = CHANGES / bareSeconds(shop.address(), job, aws, from);
                long before = of(job).totals().changes();
                long began = System.nanoTime();
                node = node();
                await(() -> of(job).totals().changes() >= before + CHANGES);
                double followed = CHANGES * 1e9 / (System.nanoTime() - began);
                assertThat(end).isPositive();
                System.out.printf(
                        "%s, turn %d: %,.0f changes/s, the bare loop %,.0f: ratio %.2f%n",
                        name, turn, followed, bare, followed / bare);
            }
            lag(name, shop, job);
        } finally {
            node.stop();
            follow.end(job.stepRunId());
        }
    }

    private Followers node() {
        Followers node = new Followers(followings, tools, clock, true);
        node.begin();
        node.start();
        return node;
    }

    private static long update(FollowedShop shop, int turn) {
        for (int first = 1; first <= CHANGES; first += ROWS_OF_A_TRANSACTION) {
            shop.database()
                    .execute("update payments set amount = amount + " + (1 + turn) + " where id >= " + first
                            + " and id < " + (first + ROWS_OF_A_TRANSACTION));
        }
        return CHANGES;
    }

    /** From the commit of a change until it is stored as applied, at a fixed rate. */
    private void lag(String name, FollowedShop shop, FollowJob job) throws Exception {
        List<Long> committed = new ArrayList<>();
        List<LogSequenceNumber> positions = new ArrayList<>();
        List<Double> lags = new ArrayList<>();
        try (Connection connection = shop.database().dataSource().getConnection();
                PreparedStatement change =
                        connection.prepareStatement("update payments set amount = amount + 1 where id = ?");
                PreparedStatement end = connection.prepareStatement("select pg_current_wal_insert_lsn()::text")) {
            long began = System.nanoTime();
            int seen = 0;
            for (int i = 0; i < RATE * SECONDS; i++) {
                LockSupport.parkNanos(began + i * TimeUnit.SECONDS.toNanos(1) / RATE - System.nanoTime());
                change.setInt(1, 1 + i % CHANGES);
                change.execute();
                committed.add(System.nanoTime());
                positions.add(position(end));
                seen = settled(job, seen, committed, positions, lags);
            }
            long until = System.nanoTime() + AFTERWARDS.toNanos();
            while (seen < committed.size() && System.nanoTime() < until) {
                seen = settled(job, seen, committed, positions, lags);
            }
        }
        assertThat(lags).hasSize(RATE * SECONDS);
        double[] sorted = lags.stream().mapToDouble(lag -> lag).sorted().toArray();
        System.out.printf(
                "%s, %d changes/s: lag p50 %.0f ms, p99 %.0f ms%n",
                name, RATE, sorted[sorted.length / 2], sorted[sorted.length * 99 / 100]);
    }

    private static LogSequenceNumber position(PreparedStatement end) throws SQLException {
        try (ResultSet row = end.executeQuery()) {
            row.next();
            return LogSequenceNumber.valueOf(String.valueOf(row.getString(1)));
        }
    }

    private int settled(
            FollowJob job, int from, List<Long> committed, List<LogSequenceNumber> positions, List<Double> lags) {
        LogSequenceNumber applied =
                LogSequenceNumber.valueOf(sql.sql("select position from following where step_run_id = ?")
                        .param(job.stepRunId())
                        .query(String.class)
                        .single());
        long now = System.nanoTime();
        int seen = from;
        while (seen < committed.size() && positions.get(seen).compareTo(applied) <= 0) {
            lags.add((now - committed.get(seen)) / 1e6);
            seen++;
        }
        return seen;
    }

    private double bareSeconds(SourceAddress source, FollowJob job, AwsAddress aws, String from) throws Exception {
        DynamoDbAsyncClient dynamo = clients.openForMany(aws, Access.READ_WRITE);
        Semaphore inFlight = new Semaphore(ITEMS_IN_FLIGHT);
        String slot = "drover_" + of(job).name();
        long began = System.nanoTime();
        try (Connection connection = connections.openReplication(source)) {
            PGReplicationStream stream = connection
                    .unwrap(PGConnection.class)
                    .getReplicationAPI()
                    .replicationStream()
                    .logical()
                    .withSlotName(slot)
                    .withStartPosition(LogSequenceNumber.valueOf(from))
                    .withSlotOption("proto_version", 1)
                    .withSlotOption("publication_names", slot)
                    .withAutomaticFlush(false)
                    .start();
            int puts = 0;
            while (puts < CHANGES) {
                ByteBuffer message = stream.read();
                if (message.get(message.position()) == 'U') {
                    inFlight.acquire();
                    dynamo.putItem(PutItemRequest.builder()
                                    .tableName(table(job))
                                    .item(Map.of(
                                            "pk", AttributeValue.fromS("BARE#" + puts),
                                            "sk", AttributeValue.fromS("PAYMENT#" + puts),
                                            "amount", AttributeValue.fromN("7"),
                                            "v", AttributeValue.fromN("1")))
                                    .build())
                            .whenComplete((answer, failure) -> inFlight.release());
                    puts++;
                }
            }
            inFlight.acquire(ITEMS_IN_FLIGHT);
            return (System.nanoTime() - began) / 1e9;
        }
    }
}
