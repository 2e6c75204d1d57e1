package dev.drover.steps.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.db.testing.TestDatabase;
import dev.drover.step.Checkpoint;
import dev.drover.step.Evidence;
import dev.drover.step.RunKind;
import dev.drover.step.StepOutcome;
import dev.drover.steps.PlainContext;
import dev.drover.testing.SmallShop;
import dev.drover.traffic.Lane;
import dev.drover.traffic.WriteMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class FreezeWritesTest extends TrafficStepTestBase {

    private static final FreezeWrites.Parameters FIVE_OF_SIXTY = new FreezeWrites.Parameters(5, 60);
    private static final int ROWS_OF_THE_SHOP = 23;

    @Autowired
    FreezeWrites step;

    TestDatabase shop;
    PlainContext context;

    @BeforeEach
    void aShopThatNobodyWritesTo() {
        shop = SmallShop.create();
        JdbcClient sql = JdbcClient.create(shop.dataSource());
        await().untilAsserted(() -> assertThat(
                        sql.sql("select sum(n_tup_ins) from pg_stat_user_tables where schemaname = 'shop'")
                                .query(Integer.class)
                                .single())
                .isEqualTo(ROWS_OF_THE_SHOP));
        context = context(RunKind.LIVE, SmallShop.source(shop));
    }

    @Test
    void tellsApplicationsAtOnceAndBelievesItWhenTheSourceWasQuiet() {
        Instant frozen = context.now();
        StepOutcome.Waiting told = slice();
        assertThat(live(context).writeMode()).isEqualTo(WriteMode.FROZEN);
        assertUntouched(rehearsal(context));
        assertThat(latest(context).because()).isEqualTo("the copy needs a source that does not move");
        assertThat(context.lines()).containsExactly("Applications are told to stop writing.");
        assertThat(told.because()).isEqualTo("until the source counts no more writes");
        assertThat(told.checkAgainIn()).isEqualTo(Duration.ofSeconds(1));

        context.pass(Duration.ofMillis(4_999));
        slice();
        context.pass(Duration.ofMillis(1));
        assertThat(run())
                .isEqualTo(new StepOutcome.Completed(
                        Evidence.of("Last write counted before", frozen.toString(), "Quiet for", "5 s")));
        assertThat(live(context).writeMode()).isEqualTo(WriteMode.FROZEN);
    }

    @Test
    void everyWriteBeginsTheWaitAnew() {
        List<String> writes = List.of(
                "insert into shop.payments values (50, 1, 'CARD', 1, '2026-01-01')",
                "update shop.payments set amount = 2 where id = 50",
                "delete from shop.payments where id = 50");
        slice();
        for (String write : writes) {
            context.pass(Duration.ofSeconds(4));
            write(write);
            slice();
        }
        Instant lastSeen = context.now();
        context.pass(Duration.ofSeconds(4));
        slice();
        context.pass(Duration.ofSeconds(1));
        assertThat(run())
                .isEqualTo(new StepOutcome.Completed(
                        Evidence.of("Last write counted before", lastSeen.toString(), "Quiet for", "5 s")));
    }

    @Test
    void writesToOtherSchemasDoNotCount() {
        slice();
        write("create schema other", "create table other.log (line text)", "insert into other.log values ('x')");
        context.pass(Duration.ofSeconds(5));
        assertThat(run()).isInstanceOf(StepOutcome.Completed.class);
    }

    @Test
    void waitsForATransactionThatWroteBeforeTheFreezeAndIsStillOpen() throws SQLException {
        try (Connection writer = shop.dataSource().getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("insert into shop.payments values (60, 1, 'CARD', 1, '2026-01-01')");
            slice();
            context.pass(Duration.ofSeconds(10));
            slice();
            writer.commit();
            statement.execute("select pg_stat_force_next_flush()");
            writer.commit();
            context.pass(Duration.ofSeconds(4));
            slice();
            Instant counted = context.now();
            context.pass(Duration.ofSeconds(4));
            slice();
            context.pass(Duration.ofSeconds(1));
            assertThat(run())
                    .isEqualTo(new StepOutcome.Completed(
                            Evidence.of("Last write counted before", counted.toString(), "Quiet for", "5 s")));
        }
    }

    @Test
    void givesUpOnATransactionThatStaysOpen() throws SQLException {
        try (Connection writer = shop.dataSource().getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("truncate shop.payments");
            slice();
            context.pass(Duration.ofSeconds(60));
            slice();
            context.pass(Duration.ofSeconds(1));
            assertThat(run()).isInstanceOf(StepOutcome.Failed.class);
            writer.rollback();
        }
        assertUntouched(live(context));
    }

    @Test
    void waitsForNobodyWhoOnlyReads() throws SQLException {
        try (Connection reader = shop.dataSource().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select * from shop.payments for share");
            slice();
            context.pass(Duration.ofSeconds(5));
            assertThat(run()).isInstanceOf(StepOutcome.Completed.class);
        }
    }

    @Test
    void givesUpWhenSomebodyGoesOnWritingAndResumesWrites() {
        slice();
        for (int second = 4; second <= 60; second += 4) {
            context.pass(Duration.ofSeconds(4));
            write("update shop.products set stock = stock + 1");
            slice();
        }
        context.pass(Duration.ofSeconds(4));
        write("update shop.products set stock = stock + 1");
        assertThat(run())
                .isEqualTo(new StepOutcome.Failed(
                        Checkpoint.NONE,
                        "The source is still written to 60 s after the freeze, so somebody does not ask the flag."
                                + " Writes are resumed.",
                        "Find the forgotten writer (pg_stat_activity names it), stop it or teach it the flag, then"
                                + " retry."));
        assertUntouched(live(context));
        assertThat(latest(context).because()).isEqualTo("the source was still written to");

        context.at(Checkpoint.NONE);
        slice();
        assertThat(live(context).writeMode()).as("after a retry").isEqualTo(WriteMode.FROZEN);
        context.pass(Duration.ofSeconds(5));
        assertThat(run()).isInstanceOf(StepOutcome.Completed.class);
    }

    @Test
    void aRepeatedFirstSliceFindsTheFreeze() {
        slice();
        // Applications were told, and Drover died before it could say so.
        context.at(Checkpoint.NONE).pass(Duration.ofSeconds(30));
        slice();
        assertThat(changes(context)).containsExactly("Writes from Old store only to Frozen");
        context.pass(Duration.ofSeconds(5));
        assertThat(run()).isInstanceOf(StepOutcome.Completed.class);
    }

    @Test
    void aRollbackLetsApplicationsWriteToTheOldStoreAgain() {
        StepOutcome undone = new StepOutcome.Completed(Evidence.of("Writes", "old store"));
        slice();
        assertThat(step.rollBack(FIVE_OF_SIXTY, context)).isEqualTo(undone);
        assertThat(step.rollBack(FIVE_OF_SIXTY, context)).as("repeated").isEqualTo(undone);
        assertUntouched(live(context));
        assertThat(latest(context).because()).isEqualTo("the run is rolled back");
        assertThat(step.rollBackSummary(FIVE_OF_SIXTY)).contains("Nothing is lost");
    }

    @Test
    void aRehearsalFreezesItsOwnLaneAndDoesNotWaitForTheSource() {
        PlainContext rehearsing = context(RunKind.REHEARSAL, SmallShop.source(shop));
        rehearsing.waitingAfter(step.run(FIVE_OF_SIXTY, rehearsing));
        write("update shop.products set stock = stock + 1");
        assertThat(step.run(FIVE_OF_SIXTY, rehearsing))
                .isEqualTo(new StepOutcome.Completed(Evidence.of("Writes", "frozen in the rehearsal's own lane")));
        assertThat(rehearsal(rehearsing).writeMode()).isEqualTo(WriteMode.FROZEN);
        assertUntouched(live(rehearsing));
    }

    @Test
    void previewsTheFlagAndLeavesIt() {
        earlierSteps(context, Lane.LIVE, WriteMode.FROZEN, WriteMode.BOTH);
        assertThat(step.preview(FIVE_OF_SIXTY, context).calls())
                .containsExactly("Flag " + live(context).flagKey() + "-write-mode becomes frozen");
        assertThat(step.preview(FIVE_OF_SIXTY, context).findings())
                .isEqualTo(Evidence.of("Writes are now", "Both stores"));
        assertThat(live(context).writeMode()).isEqualTo(WriteMode.BOTH);
    }

    private StepOutcome run() {
        return step.run(FIVE_OF_SIXTY, context);
    }

    private StepOutcome.Waiting slice() {
        return context.waitingAfter(run());
    }

    /** Writes, and has the database report its counts now instead of within a second. */
    private void write(String... statements) {
        shop.execute(Stream.concat(Stream.of(statements), Stream.of("select pg_stat_force_next_flush()"))
                .toArray(String[]::new));
    }
}
