package dev.drover.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.Migrations;
import dev.drover.runbook.Revisions;
import dev.drover.testing.Plans;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What everybody reads before the work begins. */
@AppTest
class PlannedStatusTest {

    @Autowired
    Plans plans;

    @Autowired
    Migrations migrations;

    @Autowired
    Revisions revisions;

    @Autowired
    PublicStatuses statuses;

    Plans.Team team;

    @BeforeEach
    void aMigration() {
        team = plans.team();
    }

    @Test
    void tellsTheDraftWhileNothingWasSubmitted() {
        describe("The draft.");
        assertThat(told()).endsWith("The draft.");
    }

    @Test
    void tellsWhatWasSubmittedAndNotWhatIsBeingEdited() {
        describe("The first words.");
        plans.submit(team, Plans.scripted("one"));
        describe("A word that is being edited.");
        assertThat(told()).endsWith("The first words.");
    }

    @Test
    void tellsTheNextWordsOnceTheyAreSubmitted() {
        describe("The signed words.");
        plans.submit(team, Plans.scripted("one"));
        plans.sign(team);
        describe("The new words.");
        assertThat(told()).endsWith("The signed words.");
        revisions.submit(team.migration().id(), team.architect());
        assertThat(told()).endsWith("The new words.");
    }

    private String told() {
        return statuses.of(migrations.get(team.migration().id())).explanation();
    }

    private void describe(String impact) {
        MigrationDescription old = team.migration().description();
        migrations.describe(
                team.migration().id(),
                new MigrationDescription(
                        old.name(), old.movesFrom(), old.movesTo(), old.owner(), old.acceptableDowntime(), impact),
                team.architect());
    }
}
