package dev.drover.steps.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.AppTest;
import dev.drover.connection.Access;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.db.testing.TestDatabase;
import dev.drover.step.Checkpoint;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepParameters;
import dev.drover.step.StepProblem;
import dev.drover.step.StepType;
import dev.drover.steps.TestContext;
import dev.drover.testing.SmallShop;
import dev.drover.testing.TestDynamoDb;
import dev.drover.transfer.follow.Follow;
import dev.drover.transfer.follow.FollowingStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** The steps that follow a source, one after the other; the following itself has tests of its own. */
@AppTest
@TestPropertySource(properties = "drover.follow.call-nearby=1s")
class FollowStepsTest {

    private static final DrainChanges.Parameters A_MINUTE = new DrainChanges.Parameters(60);

    @Autowired
    FollowChanges followChanges;

    @Autowired
    DrainChanges drain;

    @Autowired
    ClearTombstones clear;

    @Autowired
    StopFollowing stop;

    @Autowired
    Follow follow;

    @Autowired
    StepCatalog catalog;

    @Autowired
    StepParameters parameters;

    @Autowired
    DynamoDbClients clients;

    @Autowired
    TestContext.Maker contexts;

    TestDatabase database;
    TestContext context;

    @BeforeEach
    void aShopAndItsEmptyTable() {
        database = SmallShop.create();
        database.execute("alter table shop.payments replica identity full");
        context = contexts.contextAfter(SmallShop.source(database), SmallShop.model(), "dynamodb.create-tables");
    }

    @AfterEach
    void aServerHasFewSlots() {
        follow.endOf(context.plan().migration().value(), context.runNumber());
    }

    private StepOutcome example(String type) {
        return example(catalog.get(type));
    }

    private <P extends Record> StepOutcome example(StepType<P> type) {
        return step(type, parameters.bind(type, parameters.examples(type)));
    }

    private <P extends Record> StepOutcome step(StepType<P> type, P values) {
        context.at(Checkpoint.NONE);
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            StepOutcome outcome = type.run(values, context.slice());
                            if (outcome instanceof StepOutcome.Progressed progressed) {
                                context.at(progressed.checkpoint());
                            } else if (outcome instanceof StepOutcome.Waiting waiting) {
                                context.at(waiting.checkpoint());
                            }
                            return outcome;
                        },
                        outcome -> !(outcome instanceof StepOutcome.Progressed)
                                && !(outcome instanceof StepOutcome.Waiting));
    }

    private static Evidence evidence(StepOutcome outcome) {
        assertThat(outcome).isInstanceOf(StepOutcome.Completed.class);
        return ((StepOutcome.Completed) outcome).evidence();
    }

    @Test
    void whatIsWrittenMeanwhileIsOverWhenItIsDrainedAndBothSidesAreEqual() {
        assertThat(evidence(example("transfer.follow"))
                        .value("Slot and publication")
                        .orElseThrow())
                .startsWith("drover_");
        database.execute("update shop.orders set status = 'SHIPPED' where id = 1");
        evidence(example("transfer.copy"));
        database.execute(
                "delete from shop.payments where id = 3",
                "update shop.order_lines set qty = 9 where order_id = 5",
                "insert into shop.payments values (50, 3, 'CASH', 1, '2026-01-01')");
        Evidence drained = evidence(step(drain, A_MINUTE));
        assertThat(drained.value("Changes followed").orElseThrow()).isEqualTo("4");
        assertThat(drained.value("Tombstones put").orElseThrow()).isEqualTo("1");
        assertThat(status()).isEqualTo(FollowingStatus.DRAINED);
        assertThat(items()).isEqualTo(17);
        evidence(step(clear, new ClearTombstones.Parameters()));
        assertThat(items()).isEqualTo(16);
        evidence(example("validation.compare"));
        evidence(step(stop, new StopFollowing.Parameters()));
        assertThat(status()).isEqualTo(FollowingStatus.ENDED);
    }

    @Test
    void whatIsDrainedIsFollowedAgainOnTheWayBack() {
        evidence(example("transfer.follow"));
        evidence(example("transfer.copy"));
        evidence(step(drain, A_MINUTE));
        assertThat(context.rollBack(drain, A_MINUTE)).isInstanceOf(StepOutcome.Completed.class);
        assertThat(status()).isEqualTo(FollowingStatus.FOLLOWING);
        database.execute(
                "update shop.customers set name = 'Later' where id = 1", "delete from shop.payments where id = 3");
        evidence(step(drain, A_MINUTE));
        // With the tombstone, which is no record.
        assertThat(items()).isEqualTo(16);
        evidence(example("validation.compare"));
    }

    @Test
    void theWayBackLeavesNothingInTheSource() {
        FollowChanges.Parameters none = new FollowChanges.Parameters();
        evidence(step(followChanges, none));
        assertThat(context.rollBack(followChanges, none)).isInstanceOf(StepOutcome.Completed.class);
        assertThat(status()).isEqualTo(FollowingStatus.ENDED);
    }

    @Test
    void aDryRunSaysWhatItWouldFollowOrWhatKeepsItFromThat() {
        FollowChanges.Parameters none = new FollowChanges.Parameters();
        Preview preview = followChanges.preview(none, context.slice());
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.findings().value("Tables to follow"))
                .contains("customers, order_lines, orders, payments, products");
        database.execute("alter table shop.payments replica identity default");
        assertThat(followChanges.preview(none, context.slice()).problems())
                .singleElement()
                .asString()
                .contains("A change of the table payments does not say what")
                .contains("alter table shop.payments replica identity full;");
    }

    @Test
    void nothingIsCopiedWhenTheSourceIsNoLongerFollowed() {
        evidence(example("transfer.follow"));
        evidence(step(drain, A_MINUTE));
        StepOutcome refused = example("transfer.copy");
        assertThat(refused).isInstanceOf(StepOutcome.Failed.class);
        assertThat(((StepOutcome.Failed) refused).problem())
                .startsWith("The source's changes are not followed any more (Drained).");
        assertThat(items()).isZero();
    }

    @Test
    void nothingCanBeDrainedOrClearedThatIsNotFollowed() {
        assertThatThrownBy(() -> drain.run(A_MINUTE, context.slice()))
                .isInstanceOf(StepProblem.class)
                .hasMessage("This run does not follow its source.");
        evidence(example("transfer.follow"));
        StepOutcome refused = step(clear, new ClearTombstones.Parameters());
        assertThat(refused).isInstanceOf(StepOutcome.Failed.class);
        assertThat(((StepOutcome.Failed) refused).problem()).startsWith("The source is still followed");
    }

    private FollowingStatus status() {
        return follow.of(context.plan().migration().value(), context.runNumber())
                .orElseThrow()
                .status();
    }

    /** Tombstones count. */
    private int items() {
        return AwsCalls.await(clients.open(TestDynamoDb.address(), Access.READ_ONLY)
                        .scan(scan -> scan.tableName(context.tableName(SmallShop.TABLE))
                                .consistentRead(true)
                                .select(Select.COUNT)))
                .count();
    }
}
