package dev.drover.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.drover.AppTest;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.Environments;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Role;
import dev.drover.runbook.PlanEditors;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.Scope;
import dev.drover.testing.Office;
import dev.drover.testing.Plans;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A signature counts only while its person may still answer for it. */
@AppTest
class LapsedSignaturesTest {

    @Autowired
    Plans plans;

    @Autowired
    Office office;

    @Autowired
    Signoffs signoffs;

    @Autowired
    Revisions revisions;

    @Autowired
    Migrations migrations;

    @Autowired
    Environments environments;

    @Autowired
    PlanEditors editors;

    @Autowired
    Directory directory;

    Plans.Team team;

    @BeforeEach
    void aSignedPlan() {
        team = plans.team();
        plans.submit(team, Plans.scripted("one"));
        plans.sign(team);
    }

    @Test
    void whoLosesTheRoleDoesNotCountAndAnotherPersonCanSign() {
        directory.setRoles(team.workspace().id(), team.lead().id(), Set.of(Role.STAKEHOLDER));
        assertLapsed(Scope.DATA, "no longer has a role that may sign it");
        assertThat(status(Scope.BUSINESS).isSigned()).isTrue();
        sign(Scope.DATA, office.member(team.workspace(), Role.LEAD));
        assertThat(status(Scope.DATA).isSigned()).isTrue();
    }

    @Test
    void whoEditsThePlanAfterSigningDoesNotCount() {
        MigrationDescription old = team.migration().description();
        // A change that is in no digest: it voids nothing, but it makes an editor of a signer.
        migrations.describe(
                team.migration().id(),
                new MigrationDescription(
                        "Another name",
                        old.movesFrom(),
                        old.movesTo(),
                        old.owner(),
                        old.acceptableDowntime(),
                        old.impact()),
                team.stakeholder());
        assertLapsed(Scope.BUSINESS, "edited this plan");
        assertThat(status(Scope.DATA).isSigned()).isTrue();
    }

    @Test
    void whoSubmitsTheNextRevisionDoesNotCountForIt() {
        revisions.submit(team.migration().id(), team.lead());
        assertLapsed(Scope.DATA, "submitted revision 2");
        assertThat(status(Scope.BUSINESS).isSigned()).isTrue();
    }

    @Test
    void ofTwoSignaturesOfOnePersonTheFirstOneCounts() {
        Actor both = office.member(team.workspace(), Role.LEAD);
        directory.setRoles(team.workspace().id(), team.lead().id(), Set.of());
        sign(Scope.DATA, both);
        directory.setRoles(team.workspace().id(), both.id(), Set.of(Role.STAKEHOLDER));
        directory.setRoles(team.workspace().id(), team.stakeholder().id(), Set.of());
        sign(Scope.BUSINESS, both);
        assertThat(status(Scope.BUSINESS).isSigned()).isTrue();
        directory.setRoles(team.workspace().id(), both.id(), Set.of(Role.LEAD));
        assertThat(status(Scope.DATA).isSigned()).isTrue();
        assertLapsed(Scope.BUSINESS, "each scope needs another person");
    }

    @Test
    void anEditVoidsASignatureThatLapsed() {
        directory.setRoles(team.workspace().id(), team.lead().id(), Set.of());
        plans.submit(team, Plans.scripted("one", "two"));
        plans.submit(team, Plans.scripted("one"));
        directory.setRoles(team.workspace().id(), team.lead().id(), Set.of(Role.LEAD));
        assertThat(status(Scope.DATA).state()).isEqualTo(ScopeStatus.State.VOIDED);
    }

    @Test
    void whoSignedAndLostTheRoleStillCountsAsASigner() {
        directory.setRoles(team.workspace().id(), team.lead().id(), Set.of(Role.OPERATOR));
        assertThat(signoffs.signers(revisions.latest(team.migration().id()).orElseThrow()))
                .containsExactlyInAnyOrder(team.lead().id(), team.stakeholder().id());
    }

    @Test
    void movingTheEnvironmentVoidsTheDataSignatureOfEveryPlanInItAtOnce() {
        Actor admin = office.member(team.workspace(), Role.ADMIN);
        var other = migrations.open(
                team.workspace().id(), team.migration().environment(), Plans.description(), team.architect());
        environments.move(
                team.migration().environment(),
                Plans.nowhere(),
                new AwsAddress("eu-west-1", "999999999999", null, null, null),
                admin);
        ScopeStatus data = status(Scope.DATA);
        assertThat(data.state()).isEqualTo(ScopeStatus.State.VOIDED);
        assertThat(data.decision().orElseThrow().voided().because()).isEqualTo("environment Test was changed");
        assertThat(status(Scope.BUSINESS).isSigned()).isTrue();
        assertThat(editors.of(team.migration().id())).contains(admin.id());
        assertThat(editors.of(other.id())).contains(admin.id());
        // Moving it back does not bring the signature back; signing again does.
        environments.move(
                team.migration().environment(),
                Plans.nowhere(),
                new AwsAddress("eu-west-1", "123456789012", null, null, null),
                admin);
        assertThat(status(Scope.DATA).state()).isEqualTo(ScopeStatus.State.VOIDED);
        assertThatCode(() -> sign(Scope.DATA, team.lead())).doesNotThrowAnyException();
    }

    private void assertLapsed(Scope scope, String because) {
        assertThat(status(scope).state()).isEqualTo(ScopeStatus.State.LAPSED);
        assertThat(status(scope).because()).contains(scope.label() + " scope").contains(because);
    }

    private ScopeStatus status(Scope scope) {
        return signoffs.status(team.migration().id()).stream()
                .filter(s -> s.scope().equals(scope))
                .findFirst()
                .orElseThrow();
    }

    private void sign(Scope scope, Actor actor) {
        int number = revisions.latest(team.migration().id()).orElseThrow().number();
        signoffs.decide(team.migration().id(), number, scope, Verdict.SIGNED, "", "seen", actor);
    }
}
