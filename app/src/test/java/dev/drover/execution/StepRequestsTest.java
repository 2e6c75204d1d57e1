package dev.drover.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.AwsRequests.Tally;
import dev.drover.connection.EnvironmentKind;
import dev.drover.db.testing.TestDatabase;
import dev.drover.execution.SliceQueue.Claim;
import dev.drover.execution.SliceQueue.SliceId;
import dev.drover.model.TargetModels;
import dev.drover.step.Evidence;
import dev.drover.step.RunKind;
import dev.drover.step.StepOutcome;
import dev.drover.testing.Plans;
import dev.drover.testing.SmallShop;
import dev.drover.testing.TestDynamoDb;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A real copy, in slices, keeps what it asked of DynamoDB. */
@AppTest
class StepRequestsTest {

    private static final String REAL_ID = "[0-9A-Za-z-]{36,52}";

    @Autowired
    Plans plans;

    @Autowired
    TargetModels models;

    @Autowired
    StartRun start;

    @Autowired
    ControlRun control;

    @Autowired
    RollBackRun rollBack;

    @Autowired
    RecordOutcome record;

    @Autowired
    StepRequests requests;

    @Autowired
    Watch watch;

    @Test
    void everySliceThatCountsAddsWhatItAsked() {
        TestDatabase database = SmallShop.create();
        database.execute("update shop.products set sku = repeat('x', 2100) where id = 2");
        Plans.Team team = plans.team(EnvironmentKind.SANDBOX, SmallShop.source(database), TestDynamoDb.address());
        models.save(team.migration().id(), SmallShop.model(), 0, "the shop", team.architect());
        plans.submit(
                team,
                List.of(
                        Plans.step("clone", "postgres.clone-schema", Map.of()),
                        Plans.step("create", "dynamodb.create-tables", Map.of()),
                        Plans.step(
                                "copy",
                                "transfer.copy",
                                Map.of("segments", "2", "itemsInFlight", "8", "writeUnitsPerSecond", "0"))));
        Run run = start.start(team.migration().id(), RunKind.REHEARSAL, 100, team.operator());
        watch.until(run, "copy", StepStatus.FAILED);
        StepRequest before = asked(run, "copy", "PutItem", "answered");
        database.execute("update drover_clone_" + team.migration().id() + "_1.products set sku = 'SKU-2' where id = 2");
        control.retry(run.id(), team.operator());
        watch.until(run, RunStatus.COMPLETED);

        StepRequest puts = asked(run, "copy", "PutItem", "answered");
        assertThat(before.calls()).isBetween(1L, 15L);
        assertThat(puts.calls()).isEqualTo(16);
        assertThat(puts.firstId()).isEqualTo(before.firstId()).matches(REAL_ID);
        assertThat(puts.latestId()).isNotEqualTo(before.latestId()).matches(REAL_ID);
        assertThat(puts.latestAt()).isAfter(before.latestAt());
        assertThat(puts.refusedIds()).isEmpty();
        assertThat(asked(run, "create", "CreateTable", "answered").calls()).isOne();
        StepRequest looks = asked(run, "create", "DescribeTable", "ResourceNotFoundException");
        assertThat(looks.refusedIds()).hasSize((int) looks.calls()).first().isEqualTo(looks.firstId());
        assertThat(requests.of(run.id()))
                .doesNotContainKey(watch.step(run, "clone").id());

        StepRun done = watch.step(run, "copy");
        Tally late = new Tally("PutItem", "answered", 1, "late", Instant.now(), "late", Instant.now(), List.of());
        record.record(
                new Claim("taken over", 1, SliceId.of(done)),
                run,
                done,
                new StepOutcome.Completed(Evidence.NONE),
                new SliceNotes(List.of(), List.of(late)),
                false);
        assertThat(asked(run, "copy", "PutItem", "answered")).isEqualTo(puts);

        Run back = rollBack.start(run.id(), "", "It was a test.", team.operator());
        watch.until(back, RunStatus.COMPLETED);
        assertThat(asked(back, "create", "DeleteTable", "answered").calls()).isOne();
    }

    private StepRequest asked(Run run, String step, String operation, String outcome) {
        return requests.of(run.id()).getOrDefault(watch.step(run, step).id(), List.of()).stream()
                .filter(asked ->
                        asked.operation().equals(operation) && asked.outcome().equals(outcome))
                .findFirst()
                .orElseThrow();
    }
}
