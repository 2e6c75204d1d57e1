package dev.drover.steps.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.Access;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.SourceAddress;
import dev.drover.db.testing.TestDatabase;
import dev.drover.step.Checkpoint;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.Progress;
import dev.drover.step.StepOutcome;
import dev.drover.steps.TestContext;
import dev.drover.testing.Plans;
import dev.drover.testing.SmallShop;
import dev.drover.testing.TestDynamoDb;
import dev.drover.transfer.Copy;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** What the step makes of the copy; the copy itself has tests of its own. */
@AppTest
class CopyRowsTest {

    private static final CopyRows.Parameters FAST = new CopyRows.Parameters(4, 32, 0);

    @Autowired
    CopyRows type;

    @Autowired
    Copy copy;

    @Autowired
    DynamoDbClients clients;

    @Autowired
    TestContext.Maker contexts;

    TestDatabase database;
    TestContext context;

    @BeforeEach
    void aShopAndItsEmptyTable() {
        database = SmallShop.create();
        context = contexts.contextAfter(SmallShop.source(database), SmallShop.model(), "dynamodb.create-tables");
    }

    @Test
    void completesWithTheNumbersThatProveIt() {
        Evidence evidence = completed();
        assertThat(evidence.facts())
                .extracting(Evidence.Fact::name)
                .containsExactly(
                        "Rows read",
                        "Items written",
                        "Already there",
                        "Newer there",
                        "Rows of other entities",
                        "Left behind on purpose",
                        "Set aside",
                        "Size",
                        "Write units used",
                        "Throttled");
        assertThat(evidence.value("Rows read")).contains("16");
        assertThat(evidence.value("Items written")).contains("16");
        assertThat(evidence.value("Already there")).contains("0");
        assertThat(evidence.value("Rows of other entities")).contains("0");
        assertThat(evidence.value("Set aside")).contains("0");
        assertThat(evidence.value("Size").orElseThrow()).matches("[1-9],[0-9]{3} bytes");
        assertThat(evidence.value("Write units used").orElseThrow()).matches("[1-9][0-9]*");
        assertThat(evidence.value("Throttled")).contains("0 times");
        assertThat(items()).isEqualTo(16);
        assertThat(context.lines()).anySatisfy(line -> assertThat(line).startsWith("Order: 6 rows of orders"));
    }

    @Test
    void tellsHowFarItIsInItemsAndGoesOn() {
        SmallShop.addOrders(database, 1_000);
        CopyRows.Parameters slow = new CopyRows.Parameters(4, 32, 200);
        StepOutcome first =
                type.run(slow, context.withSlices(Duration.ofSeconds(2)).slice());
        assertThat(first).isInstanceOf(StepOutcome.Progressed.class);
        Progress progress = ((StepOutcome.Progressed) first).progress();
        assertThat(progress.unit()).isEqualTo("items");
        assertThat(progress.total()).isPositive();
        assertThat(progress.done()).isLessThan(progress.total());
        assertThat(progress.percent()).isBetween(0, 99);

        context.withSlices(Duration.ofSeconds(10));
        assertThat(completed().value("Rows read")).contains("2,116");
        assertThat(items()).isEqualTo(2_116);
    }

    @Test
    void endsTheSliceWhenDroverIsStopping() {
        SmallShop.addOrders(database, 1_000);
        StepOutcome outcome = type.run(FAST, context.stopping(true).slice());
        assertThat(outcome).isInstanceOf(StepOutcome.Progressed.class);
        context.stopping(false);
        assertThat(completed().value("Rows read")).contains("2,116");
    }

    @Test
    void countsWhatAnEarlierAttemptHadWritten() {
        completed();
        copy.forget(context.stepRunId());
        Evidence again = completed();
        assertThat(again.value("Items written")).contains("0");
        assertThat(again.value("Already there")).contains("16");
    }

    @Test
    void failsWithTheRowThatCannotBecomeAnItemAndGoesOnWhenItIsMended() {
        database.execute("update shop.products set sku = repeat('x', 2100) where id = 2");
        StepOutcome.Failed failed = failed();
        assertThat(failed.problem()).startsWith("products with id = 2: the key GSI1PK");
        assertThat(failed.nextAction())
                .isEqualTo("Correct the row in the source. Then retry: the copy goes on where it stopped.");
        assertThat(failed.checkpoint()).isEqualTo(context.checkpoint());

        database.execute("update shop.products set sku = 'SKU-2' where id = 2");
        completed();
        assertThat(items()).isEqualTo(16);
    }

    @Test
    void failsWhenTheTableIsNotThere() {
        String table = context.tableName(SmallShop.TABLE);
        AwsCalls.await(
                clients.open(TestDynamoDb.address(), Access.READ_WRITE).deleteTable(delete -> delete.tableName(table)));
        StepOutcome.Failed failed = failed();
        assertThat(failed.problem()).isEqualTo("There is no table " + table + " in eu-west-1 of account local.");
        assertThat(failed.nextAction()).startsWith("Create the table.");
    }

    @Test
    void failsWhenTheSourceCannotBeReached() {
        TestContext nowhere = contexts.contextAfter(unreachable(), SmallShop.model(), "dynamodb.create-tables");
        StepOutcome outcome = nowhere.run(type, FAST);
        assertThat(outcome)
                .isEqualTo(new StepOutcome.Failed(
                        Checkpoint.NONE,
                        "The source database 127.0.0.1:1/" + database.name() + " cannot be reached.",
                        "Check host, port, network and whether the database is running, then retry."));
    }

    @Test
    void previewsRowsSizesAndCostAndWritesNothing() {
        Preview preview = type.preview(new CopyRows.Parameters(4, 32, 2), context.slice());
        assertThat(preview.calls())
                .hasSize(4)
                .contains("dynamodb:PutItem on " + context.tableName(SmallShop.TABLE)
                        + " for each row of orders, if attribute_not_exists(pk)");
        assertThat(preview.findings().value("Rows of orders").orElseThrow()).matches("6, about \\d+ bytes an item");
        assertThat(preview.findings().value("Write units, without indexes")).contains("about 16");
        assertThat(preview.findings().value("Time at the set rate")).contains("at least 8 s");
        assertThat(preview.problems()).isEmpty();
        assertThat(items()).isZero();
        assertThat(copy.totals(context.stepRunId())).isEmpty();
    }

    @Test
    void forgetsWhereItWasWhenRollingBackAndDeletesNothing() {
        completed();
        assertThat(context.rollBack(type, FAST)).isEqualTo(new StepOutcome.Completed(Evidence.NONE));
        assertThat(copy.totals(context.stepRunId())).isEmpty();
        assertThat(items()).isEqualTo(16);
    }

    private SourceAddress unreachable() {
        SourceAddress real = SmallShop.source(database);
        return new SourceAddress(
                real.host(), Plans.nowhere().port(), real.database(), real.schema(), real.user(), real.password());
    }

    private Evidence completed() {
        StepOutcome outcome = context.run(type, FAST);
        assertThat(outcome).isInstanceOf(StepOutcome.Completed.class);
        return ((StepOutcome.Completed) outcome).evidence();
    }

    private StepOutcome.Failed failed() {
        StepOutcome outcome = context.run(type, FAST);
        assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
        return (StepOutcome.Failed) outcome;
    }

    private int items() {
        return AwsCalls.await(clients.open(TestDynamoDb.address(), Access.READ_ONLY)
                        .scan(scan -> scan.tableName(context.tableName(SmallShop.TABLE))
                                .select(Select.COUNT)
                                .consistentRead(true)))
                .count();
    }
}
