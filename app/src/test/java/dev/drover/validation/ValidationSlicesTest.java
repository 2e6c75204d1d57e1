package dev.drover.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.Environments;
import dev.drover.db.testing.TestDatabase;
import dev.drover.migration.Migrations;
import dev.drover.sandbox.LocalDynamoDb;
import dev.drover.testing.Office;
import dev.drover.testing.SmallShop;
import dev.drover.testing.TestDynamoDb;
import dev.drover.validation.ValidationOutcome.Finished;
import dev.drover.validation.ValidationOutcome.More;
import dev.drover.validation.ValidationOutcome.Stopped;
import dev.drover.validation.compare.Cause;
import dev.drover.validation.pass.PageSize;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whatever interrupts a validation, it goes on, counts nothing twice and comes to the same result. */
@AppTest
class ValidationSlicesTest {

    private static final AtomicLong stepRuns = new AtomicLong(5000);

    /** Pages so small that a few hundred rows take many slices. */
    private static final Limits SMALL = new Limits(new PageSize(40, 40), 2, 100, 4, 500_000, 4, 5_000, 200);

    @Autowired
    Validation validation;

    @Autowired
    Validations validations;

    @Autowired
    CopiedShop.Maker maker;

    @Autowired
    Office office;

    @Autowired
    Environments environments;

    @Autowired
    Migrations migrations;

    @Autowired
    JdbcClient sql;

    long migration;
    final List<String> log = new ArrayList<>();

    @BeforeEach
    void aMigration() {
        migration = TestMigration.open(office, environments, migrations);
    }

    @Test
    void comesToTheSameResultWhenItIsInterruptedAfterEverySlice() {
        CopiedShop shop = shopWithDifferences();
        ValidationReport atOnce = finished(slice(job(shop), Limits.standard(), () -> false));
        ValidationJob job = job(shop);
        long read = 0;
        int slices = 0;
        ValidationOutcome outcome = slice(job, SMALL, () -> true);
        while (outcome instanceof More more) {
            assertThat(more.done()).isGreaterThanOrEqualTo(read);
            assertThat(more.total()).isGreaterThanOrEqualTo(more.done());
            assertThat(more.what()).isNotBlank();
            read = more.done();
            slices++;
            outcome = slice(job, SMALL, () -> true);
        }
        assertThat(slices).isGreaterThan(20);
        assertSame(finished(outcome), atOnce);
        assertThat(sql.sql("select count(*) from validation_key")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(sql.sql("select count(*) from validation_suspect")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void stopsAtItsDeadline() {
        CopiedShop shop = maker.shop();
        ValidationJob job = job(shop);
        ValidationOutcome first = validation.slice(job, Instant.EPOCH, () -> false, log::add);
        assertThat(first).isInstanceOf(More.class);
        ValidationOutcome last = first;
        for (int i = 0; i < 20 && !(last instanceof Finished); i++) {
            last = validation.slice(job, Instant.MAX, () -> true, log::add);
        }
        assertThat(finished(last).state()).isEqualTo(ValidationState.PASSED);
        assertThat(log).contains("Comparing source and target.");
    }

    @Test
    void givesTheSameAnswerWhenAskedAgainAfterTheEnd() {
        CopiedShop shop = maker.shop();
        ValidationJob job = job(shop);
        ValidationReport first = finished(slice(job, SMALL, () -> false));
        assertThat(finished(slice(job, SMALL, () -> false))).isEqualTo(first);
        assertThat(validations.get(first.id())).isEqualTo(first);
    }

    @Test
    void beginsANewOneAfterAResultThatWasReported() {
        CopiedShop shop = maker.shop();
        shop.delete("ORDER#4", "ORDER");
        ValidationJob job = job(shop);
        ValidationReport first = finished(slice(job, SMALL, () -> false));
        assertThat(first.state()).isEqualTo(ValidationState.MISMATCH);
        shop.items(100).stream()
                .filter(item -> item.attributes().get("pk").toString().contains("ORDER#4"))
                .forEach(item -> shop.put(dev.drover.transfer.items.ItemCodec.encode(item)));
        ValidationJob again = new ValidationJob(
                job.stepRunId(),
                job.migrationId(),
                job.model(),
                job.source(),
                job.aws(),
                job.tableNames(),
                100,
                "Rehearsal",
                first.id());
        ValidationReport second = finished(slice(again, SMALL, () -> false));
        assertThat(second.id()).isGreaterThan(first.id());
        assertThat(second.state()).isEqualTo(ValidationState.PASSED);
        assertThat(validations.find(migration, first.id())).contains(first);
    }

    /** Another worker takes the same slice, finishes first, and this one's work must not count. */
    @Test
    void countsNothingTwiceWhenTwoWorkersTakeTheSameSlice() {
        CopiedShop shop = shopWithDifferences();
        ValidationReport alone = finished(slice(job(shop), Limits.standard(), () -> false));
        ValidationJob job = job(shop);
        ValidationOutcome outcome = slice(job, SMALL, () -> true);
        int overtaken = 0;
        while (outcome instanceof More) {
            AtomicBoolean other = new AtomicBoolean();
            outcome = slice(job, SMALL, () -> {
                if (other.compareAndSet(false, true)) {
                    slice(job, SMALL, () -> true);
                }
                return true;
            });
            overtaken += log.stream().anyMatch(line -> line.contains("Another worker went on")) ? 1 : 0;
            log.clear();
        }
        assertThat(overtaken).isGreaterThan(10);
        assertSame(finished(outcome), alone);
    }

    @Test
    void staysWithinItsBoundsWhenEveryBucketDiffers() {
        CopiedShop shop = maker.shopWithOrders(600);
        shop.database.execute("update shop.orders set placed_at = placed_at + interval '1 hour'");
        Limits few = new Limits(new PageSize(100, 100), 2, 250, 2, 300, 20, 250, 50);
        ValidationJob job = job(shop);
        AtomicLong most = new AtomicLong();
        BooleanSupplier count = () -> {
            most.accumulateAndGet(
                    sql.sql("select count(*) from validation_key")
                            .query(Long.class)
                            .single(),
                    Math::max);
            return true;
        };
        ValidationOutcome outcome = slice(job, few, count);
        while (outcome instanceof More) {
            outcome = slice(job, few, count);
        }
        ValidationReport report = finished(outcome);
        // One of the orders was written in the hour that the clocks skip: an hour later is the same instant.
        assertThat(report.differing()).isBetween(604L, 606L);
        assertThat(report.exact()).isTrue();
        assertThat(report.causesExact()).isFalse();
        assertThat(report.causes()).contains(new CauseCount(Cause.TZ_SHIFT, 250));
        assertThat(validations.differences(report.id()))
                .filteredOn(found -> found.cause() == Cause.TZ_SHIFT)
                .hasSize(50);
        assertThat(most.get()).isBetween(300L, 600L);
    }

    @Test
    void saysAtLeastWhenMoreDiffersThanItMayLookInto() {
        CopiedShop shop = maker.shopWithOrders(1_200);
        shop.database.execute("update shop.orders set placed_at = placed_at + interval '1 hour'");
        Limits few = new Limits(new PageSize(500, 500), 2, 500, 2, 200, 2, 500, 50);
        ValidationReport report = finished(slice(job(shop), few, () -> false));
        assertThat(report.exact()).isFalse();
        assertThat(report.differing()).isBetween(50L, 400L);
        assertThat(report.sentence()).startsWith("At least ");
        assertThat(report.differingSegments()).isEqualTo(64);
    }

    @Test
    void saysThatTheSourceIsAwayAndGoesOnWhenItIsBack() {
        CopiedShop shop = shopWithDifferences();
        ValidationReport atOnce = finished(slice(job(shop), Limits.standard(), () -> false));
        ValidationJob job = job(shop);
        slice(job, SMALL, () -> true);
        slice(job, SMALL, () -> true);
        long read = ((More) slice(job, SMALL, () -> true)).done();
        TestDatabase admin = new TestDatabase("postgres", shop.database.port());
        admin.execute(
                "alter database " + shop.database.name() + " allow_connections false",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + shop.database.name()
                        + "'");
        ValidationOutcome away = slice(job, SMALL, () -> true);
        assertThat(away).isInstanceOf(Stopped.class);
        assertThat(((Stopped) away).problem()).contains(shop.database.name());
        assertThat(((Stopped) away).nextAction()).isNotBlank();
        admin.execute("alter database " + shop.database.name() + " allow_connections true");
        assertThat(((More) slice(job, SMALL, () -> true)).done()).isGreaterThan(read);
        assertSame(finished(slice(job, SMALL, () -> false)), atOnce);
    }

    @Test
    void saysThatTheSourceWentAwayInTheMiddleOfASliceAndKeepsWhatWasRead() {
        CopiedShop shop = shopWithDifferences();
        ValidationReport atOnce = finished(slice(job(shop), Limits.standard(), () -> false));
        ValidationJob job = job(shop);
        TestDatabase admin = new TestDatabase("postgres", shop.database.port());
        AtomicLong asked = new AtomicLong();
        Limits slow = new Limits(new PageSize(1, 1), 2, 100, 4, 500_000, 4, 5_000, 200);
        ValidationOutcome outcome = slice(job, slow, () -> {
            // Again at every later one: at the third there may be no connection just then.
            if (asked.incrementAndGet() >= 3) {
                admin.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                        + shop.database.name() + "'");
            }
            return false;
        });
        assertThat(outcome).isInstanceOf(Stopped.class);
        assertThat(((Stopped) outcome).problem()).contains("127.0.0.1");
        assertSame(finished(slice(job, SMALL, () -> false)), atOnce);
    }

    @Test
    void saysThatTheTargetIsAwayAndGoesOnWhenItIsBack(@TempDir Path directory) {
        LocalDynamoDb dynamo = LocalDynamoDb.inDirectory(directory, 0);
        int port = dynamo.port();
        CopiedShop shop = maker.copied(SmallShop.create(), SmallShop.model(), TestDynamoDb.at(dynamo.endpoint()), 100);
        shop.set("ORDER#4", "ORDER", "notes", AttributeValue.fromS("leave"));
        ValidationJob job = job(shop);
        assertThat(slice(job, SMALL, () -> true)).isInstanceOf(More.class);
        dynamo.close();
        ValidationOutcome away = slice(job, SMALL, () -> false);
        assertThat(away).isInstanceOf(Stopped.class);
        assertThat(((Stopped) away).problem()).startsWith("AWS cannot be reached");
        try (LocalDynamoDb back = LocalDynamoDb.inDirectory(directory, port)) {
            ValidationReport report = finished(slice(job, SMALL, () -> false));
            assertThat(report.causes()).containsExactly(new CauseCount(Cause.TRUNCATED, 1));
            assertThat(report.sourceCount()).isEqualTo(16);
            assertThat(report.targetCount()).isEqualTo(16);
        }
    }

    @Test
    void saysThatTheTableIsNotThere() {
        CopiedShop shop = maker.shop();
        ValidationJob job = job(shop);
        ValidationJob other = new ValidationJob(
                job.stepRunId(), migration, job.model(), job.source(), job.aws(), name -> "nowhere", 100, "Live", 0);
        ValidationOutcome outcome = slice(other, SMALL, () -> false);
        assertThat(((Stopped) outcome).problem()).isEqualTo("There is no table nowhere in the target.");
    }

    @Test
    void saysThatTheModelDoesNotFitTheSourceAnyMore() {
        CopiedShop shop = maker.shop();
        ValidationJob job = job(shop);
        slice(job, SMALL, () -> true);
        shop.database.execute("alter table shop.orders drop column notes");
        ValidationOutcome outcome = slice(job, SMALL, () -> true);
        assertThat(((Stopped) outcome).problem())
                .contains("does not fit the source")
                .contains("notes");
    }

    @Test
    void startsOverWhenTheSourcesTablesChanged() {
        CopiedShop shop = shopWithDifferences();
        ValidationReport atOnce = finished(slice(job(shop), Limits.standard(), () -> false));
        ValidationJob job = job(shop);
        for (int i = 0; i < 5; i++) {
            slice(job, SMALL, () -> true);
        }
        shop.database.execute("alter table shop.orders add column added text");
        log.clear();
        ValidationReport report = finished(slice(job, SMALL, () -> false));
        assertThat(log)
                .contains("The mapping or the source's tables changed since the comparison began, so it starts over.");
        assertSame(report, atOnce);
    }

    private CopiedShop shopWithDifferences() {
        TestDatabase database = SmallShop.create();
        SmallShop.addOrders(database, 300);
        database.execute("insert into shop.orders (id, customer_id, placed_at, updated_at)"
                + " values (77, 1, 'infinity', now()), (78, 1, 'infinity', now())");
        CopiedShop shop = maker.copied(database, 100);
        shop.delete("ORDER#1000007", "ORDER");
        shop.delete("ORDER#1000008", "ORDER");
        shop.put(CopiedShop.key("ORDER#1", "PAYMENT#9999999999999999"));
        shop.set("ORDER#1000009", "ORDER", "notes", AttributeValue.fromS("no"));
        shop.set("ORDER#1000010", "ORDER", "total", AttributeValue.fromN("0"));
        return shop;
    }

    private static void assertSame(ValidationReport report, ValidationReport expected) {
        assertThat(report.state()).isEqualTo(expected.state());
        assertThat(report.differing()).isEqualTo(expected.differing());
        assertThat(report.causes()).isEqualTo(expected.causes());
        assertThat(report.exact()).isEqualTo(expected.exact());
        assertThat(report.entities())
                .extracting(
                        EntityCount::entity, EntityCount::sourceCount, EntityCount::targetCount, EntityCount::passed)
                .isEqualTo(expected.entities().stream()
                        .map(count -> org.assertj.core.groups.Tuple.tuple(
                                count.entity(), count.sourceCount(), count.targetCount(), count.passed()))
                        .toList());
    }

    private ValidationOutcome slice(ValidationJob job, Limits limits, BooleanSupplier stop) {
        return validation.slice(job, limits, stop, log::add);
    }

    private ValidationJob job(CopiedShop shop) {
        return shop.job(stepRuns.incrementAndGet(), migration);
    }

    private static ValidationReport finished(ValidationOutcome outcome) {
        assertThat(outcome).isInstanceOf(Finished.class);
        return ((Finished) outcome).report();
    }
}
