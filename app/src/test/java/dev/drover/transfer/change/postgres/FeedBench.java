package dev.drover.transfer.change.postgres;

import dev.drover.connection.TestConnections;
import dev.drover.transfer.change.ChangeFeed;
import dev.drover.transfer.change.FeedEvent;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.replication.PGReplicationStream;

/** How fast changes are read, against the driver alone on the same log: it hands over the bytes and decodes nothing. */
@Tag("bench")
class FeedBench {

    private static final int ROWS = Integer.getInteger("drover.bench.changes", 300_000);
    private static final int ROWS_OF_A_TRANSACTION = 1000;
    private static final int TURNS = 5;

    @Test
    void changesAgainstTheDriverAlone() throws Exception {
        try (FollowedSource source = FollowedSource.create()) {
            PostgresSlot slot = source.ready();
            for (int first = 0; first < ROWS; first += ROWS_OF_A_TRANSACTION) {
                source.commit(
                        "insert into orders select n, 'new', n / 100.0, 'as soon as possible' from generate_series("
                                + (first + 1) + ", " + (first + ROWS_OF_A_TRANSACTION) + ") n");
            }
            // Begin and Commit of each, too.
            int messages = ROWS + 2 * (ROWS / ROWS_OF_A_TRANSACTION);
            for (int turn = 0; turn < TURNS; turn++) {
                double bare = messages / bareSeconds(source, messages);
                double fed = messages / feedSeconds(source, slot);
                System.out.printf(
                        "turn %d: %,.0f messages/s, the driver alone %,.0f: ratio %.2f%n", turn, fed, bare, fed / bare);
            }
        }
    }

    private static double feedSeconds(FollowedSource source, PostgresSlot slot) throws Exception {
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            long began = System.nanoTime();
            int rows = 0;
            while (rows < ROWS) {
                List<FeedEvent> events = feed.next(1000, Duration.ofSeconds(30));
                rows += FollowedSource.changes(events).size();
            }
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private static double bareSeconds(FollowedSource source, int messages) throws Exception {
        try (Connection connection = TestConnections.open().openReplication(source.address())) {
            PGReplicationStream stream = connection
                    .unwrap(PGConnection.class)
                    .getReplicationAPI()
                    .replicationStream()
                    .logical()
                    .withSlotName(source.slotName())
                    .withSlotOption("proto_version", 1)
                    .withSlotOption("publication_names", source.slotName())
                    .start();
            long began = System.nanoTime();
            // One more describes the table.
            for (int read = 0; read <= messages; read++) {
                stream.read();
            }
            return (System.nanoTime() - began) / 1e9;
        }
    }
}
