package dev.drover.steps.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.AppTest;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.SourceAddress;
import dev.drover.db.testing.TestDatabase;
import dev.drover.execution.Run;
import dev.drover.execution.Runs;
import dev.drover.execution.StartRun;
import dev.drover.step.RunKind;
import dev.drover.testing.Plans;
import dev.drover.testing.SmallShop;
import dev.drover.testing.TestDynamoDb;
import dev.drover.transfer.follow.Follow;
import dev.drover.transfer.follow.Follow.FollowedRun;
import dev.drover.transfer.follow.FollowJob;
import dev.drover.transfer.follow.FollowingStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class EndFollowingTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Autowired
    Plans plans;

    @Autowired
    StartRun start;

    @Autowired
    Runs runs;

    @Autowired
    Follow follow;

    @Test
    void theSourceKeepsNothingForARunThatHasEnded() {
        TestDatabase shop = SmallShop.create();
        shop.execute("alter table shop.payments replica identity full");
        SourceAddress source = SmallShop.source(shop);
        Plans.Team team = plans.team(EnvironmentKind.SANDBOX, source, TestDynamoDb.address());
        plans.submit(team, List.of(Plans.step("hold", "time.hold", Map.of("seconds", "5"))));
        Run run = start.start(team.migration().id(), RunKind.REHEARSAL, 100, team.operator());
        FollowJob job = new FollowJob(
                run.id().value(),
                team.migration().id().value(),
                run.number(),
                team.migration().environment(),
                source,
                TestDynamoDb.address(),
                SmallShop.model(),
                Map.of("shop", "nobody-writes-here"));
        await().atMost(LONG).until(() -> follow.prepare(job) instanceof Follow.Preparation.Ready);
        FollowedRun followed = new FollowedRun(job.migration(), job.run());
        assertThat(follow.openRuns()).contains(followed);

        assertThat(runs.get(run.id()).ended()).isEmpty();
        EndFollowing.look(follow, runs, followed);
        assertThat(follow.openRuns()).contains(followed);

        await().atMost(LONG).until(() -> runs.get(run.id()).ended().isPresent());
        EndFollowing.look(follow, runs, followed);
        assertThat(follow.openRuns()).doesNotContain(followed);
        assertThat(follow.of(job.migration(), job.run()).orElseThrow().status()).isEqualTo(FollowingStatus.ENDED);
    }
}
