package dev.drover.inventory.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.PatternHistory;
import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.SampleMigration;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;

/** How long an import of 10,000 rows takes, from the upload to the commit, beside a batched insert of the same rows. */
@AppTest
@Tag("bench")
class ImportBench {

    private static final int ROWS = 10_000;
    private static final int ROUNDS = 5;
    private static final double MOST_SECONDS = 5;
    private static final List<String> HEADINGS = List.of(
            "name",
            "direction",
            "entities",
            "partition_by",
            "sort_by",
            "peak_rps",
            "avg_rps",
            "latency_p99_ms",
            "consistency",
            "owner",
            "description");

    @Autowired
    PatternImport imports;

    @Autowired
    Inventory inventory;

    @Autowired
    PatternHistory history;

    @Autowired
    Office office;

    @Autowired
    SampleMigration sample;

    @Autowired
    DataSource database;

    @Test
    void importsTenThousandRows() throws Exception {
        Workspace workspace = office.workspace();
        Actor architect = office.member(workspace, Role.ARCHITECT);
        List<List<String>> rows =
                IntStream.range(0, ROWS).mapToObj(ImportBench::row).toList();
        byte[] file = (String.join(",", HEADINGS) + "\n"
                        + rows.stream().map(row -> String.join(",", row)).collect(Collectors.joining("\n")))
                .getBytes(StandardCharsets.UTF_8);
        double[] added = new double[ROUNDS];
        double[] changed = new double[ROUNDS];
        double[] undone = new double[ROUNDS];
        double[] plain = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            MigrationId migration = sample.open(workspace, architect).id();
            plain[round] = insert(rows);
            added[round] = run(migration, file, 0, architect);
            changed[round] = run(migration, other(file), 1, architect);
            assertThat(inventory.patterns(migration)).hasSize(ROWS);
            long start = System.nanoTime();
            history.undo(migration, 2, architect);
            undone[round] = seconds(start);
            System.out.printf(
                    "round %d: batched insert %.2f s, import of new rows %.2f s, import that changes all rows %.2f s, its"
                            + " undo %.2f s%n",
                    round + 1, plain[round], added[round], changed[round], undone[round]);
        }
        System.out.printf(
                "Import of %,d rows x %d columns, upload to commit, preview included: median %.2f s new, %.2f s changed, %.2f s"
                        + " to undo; the goal is %.0f s. Reference: a batched insert of the same rows as columns of text,"
                        + " %.2f s; ratio %.1f new, %.1f changed.%n",
                ROWS,
                HEADINGS.size(),
                median(added),
                median(changed),
                median(undone),
                MOST_SECONDS,
                median(plain),
                median(added) / median(plain),
                median(changed) / median(plain));
        assertThat(median(added)).isLessThan(MOST_SECONDS);
        assertThat(median(changed)).isLessThan(MOST_SECONDS);
    }

    private double run(MigrationId migration, byte[] file, int revision, Actor architect) {
        long start = System.nanoTime();
        long draft = imports.upload(migration, "shop.csv", new ByteArrayResource(file), architect);
        imports.map(migration, draft, HEADINGS, architect);
        ImportPlan plan = imports.plan(
                migration, imports.find(migration, draft, architect).orElseThrow());
        assertThat(plan.refused()).isEmpty();
        imports.confirm(migration, draft, revision, architect);
        return seconds(start);
    }

    private double insert(List<List<String>> rows) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .execute("create table if not exists plain_insert ("
                            + HEADINGS.stream().map(name -> name + " text").collect(Collectors.joining(", ")) + ")");
            connection.createStatement().execute("truncate plain_insert");
            connection.commit();
            long start = System.nanoTime();
            try (PreparedStatement insert = connection.prepareStatement("insert into plain_insert values ("
                    + HEADINGS.stream().map(name -> "?").collect(Collectors.joining(", ")) + ")")) {
                for (List<String> row : rows) {
                    for (int i = 0; i < row.size(); i++) {
                        insert.setString(i + 1, row.get(i));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
            return seconds(start);
        }
    }

    private static List<String> row(int i) {
        return List.of(
                "Pattern " + i,
                "READ",
                "Order",
                "customer_" + i,
                "created_at BETWEEN",
                "" + i,
                "" + i / 2,
                "25",
                "EVENTUAL",
                "Checkout",
                "words ".repeat(20).strip());
    }

    private static byte[] other(byte[] file) {
        return new String(file, StandardCharsets.UTF_8)
                .replace("Checkout", "Search")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
