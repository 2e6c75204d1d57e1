package dev.drover.signoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.Environments;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.Migrations;
import dev.drover.model.TargetModels;
import dev.drover.people.Role;
import dev.drover.runbook.Runbooks;
import dev.drover.runbook.Scope;
import dev.drover.testing.Office;
import dev.drover.testing.Plans;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Edits and decisions lock the same rows, and must never wait for each other in a circle. */
@AppTest
class LockOrderTest {

    private static final int ROUNDS = 60;

    @Autowired
    Plans plans;

    @Autowired
    Office office;

    @Autowired
    Signoffs signoffs;

    @Autowired
    Runbooks runbooks;

    @Autowired
    TargetModels models;

    @Autowired
    Migrations migrations;

    @Autowired
    Environments environments;

    @Test
    void editsAndDecisionsAtOnceNeverDeadlock() throws Exception {
        Plans.Team team = plans.team();
        plans.submit(team, Plans.scripted("one"));
        var id = team.migration().id();
        var admin = office.member(team.workspace(), Role.ADMIN);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<?>> all = new ArrayList<>();
        all.add(threads.submit(() -> rounds(round -> decide(team, Scope.DATA))));
        all.add(threads.submit(() -> rounds(round -> decide(team, Scope.BUSINESS))));
        all.add(threads.submit(() -> rounds(round -> {
            var stored = runbooks.of(id);
            runbooks.save(id, stored.runbook(), stored.version(), "the steps", team.architect());
        })));
        all.add(threads.submit(() -> rounds(round -> {
            var stored = models.of(id);
            models.save(id, stored.model(), stored.version(), "the model", team.architect());
        })));
        all.add(threads.submit(() -> rounds(round -> migrations.describe(id, description(round), team.architect()))));
        all.add(threads.submit(() -> rounds(
                round -> environments.move(team.migration().environment(), Plans.nowhere(), aws(round), admin))));
        threads.shutdown();
        for (Future<?> one : all) {
            one.get(2, TimeUnit.MINUTES);
        }
        assertThat(signoffs.history(id)).isNotEmpty();
    }

    private interface Round {
        void play(int round);
    }

    private static void rounds(Round work) {
        for (int round = 0; round < ROUNDS; round++) {
            work.play(round);
        }
    }

    private void decide(Plans.Team team, Scope scope) {
        try {
            signoffs.decide(
                    team.migration().id(), 1, scope, Verdict.CHANGES_REQUESTED, "once more", "seen", team.lead());
        } catch (SignoffRefusedException changed) {
            // The plan is not the submitted one at the moment.
            assertThat(changed).hasMessageContaining("submitted again");
        }
    }

    private static MigrationDescription description(int round) {
        MigrationDescription old = Plans.description();
        return new MigrationDescription(
                old.name() + " " + round,
                old.movesFrom(),
                old.movesTo(),
                old.owner(),
                old.acceptableDowntime(),
                old.impact());
    }

    private static AwsAddress aws(int round) {
        return new AwsAddress(round % 2 == 0 ? "eu-west-2" : "eu-west-1", "123456789012", null, null, null);
    }
}
