package dev.drover.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.Scope;
import dev.drover.signoff.gate.Gate;
import dev.drover.signoff.gate.GateOverrides;
import dev.drover.testing.Office;
import dev.drover.testing.Plans;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class SignoffsTest {

    @Autowired
    Plans plans;

    @Autowired
    Office office;

    @Autowired
    Signoffs signoffs;

    @Autowired
    GateOverrides overrides;

    @Autowired
    Revisions revisions;

    @Autowired
    JdbcClient sql;

    Plans.Team team;

    @BeforeEach
    void aSubmittedPlan() {
        team = plans.team();
        plans.submit(team, Plans.scripted("one"));
    }

    @Test
    void productionTakesNoDecisionWithoutThePasswordButAWithdrawal() {
        Plans.Team real = plans.production();
        plans.submit(real, Plans.scripted("one"));
        assertThatThrownBy(() -> plans.sign(real)).hasMessageContaining("enter your password again");
        assertThat(signoffs.history(real.migration().id())).isEmpty();
        signoffs.decide(real.migration().id(), 1, Scope.DATA, Verdict.SIGNED, "", "seen", real.lead(), true);
        signoffs.decide(real.migration().id(), 1, Scope.DATA, Verdict.WITHDRAWN, "No", "seen", real.lead());
        assertThat(signoffs.history(real.migration().id()))
                .extracting(Decision::passwordAgain)
                .containsExactly(false, true);
        Revision revision = revisions.latest(real.migration().id()).orElseThrow();
        overrides.ask(revision, Gate.REHEARSAL, "No clone", real.operator());
        long asked = overrides.of(real.migration().id()).get(0).id();
        assertThatThrownBy(() -> overrides.confirm(revision, asked, real.lead()))
                .hasMessageContaining("enter your password again");
        overrides.confirm(revision, asked, real.lead(), true);
        assertThat(overrides.usable(revision, Gate.REHEARSAL)).isPresent();
    }

    @Test
    void nobodySignsTheirOwnWork() {
        assertThatThrownBy(() -> sign(Scope.DATA, team.architect()))
                .isInstanceOf(SignoffRefusedException.class)
                .hasMessageContaining("nobody signs their own work");
        assertThat(states()).containsOnly(ScopeStatus.State.WAITING);
    }

    @Test
    void onePersonCountsOnce() {
        sign(Scope.DATA, team.lead());
        assertThatThrownBy(() -> sign(Scope.BUSINESS, team.lead()))
                .isInstanceOf(SignoffRefusedException.class)
                .hasMessageContaining("another person");
        assertThatCode(() -> sign(Scope.BUSINESS, team.stakeholder())).doesNotThrowAnyException();
        assertThat(states()).containsOnly(ScopeStatus.State.SIGNED);
    }

    @Test
    void onePersonCountsOnceEvenWhenBothAnswersArriveTogether() {
        for (int round = 0; round < 20; round++) {
            plans.submit(team, Plans.scripted("one", "round" + round));
            Actor lead = office.member(team.workspace(), Role.LEAD);
            long signed = Scope.everywhere().stream()
                    .parallel()
                    .filter(scope -> {
                        try {
                            sign(scope, lead);
                            return true;
                        } catch (SignoffRefusedException refused) {
                            return false;
                        }
                    })
                    .count();
            assertThat(signed).isEqualTo(1);
        }
    }

    @Test
    void aScopeIsSignedOnceHoweverManyTry() {
        List<Actor> leads = IntStream.range(0, 8)
                .mapToObj(i -> office.member(team.workspace(), Role.LEAD))
                .toList();
        long signed = leads.parallelStream()
                .filter(lead -> {
                    try {
                        sign(Scope.DATA, lead);
                        return true;
                    } catch (SignoffRefusedException refused) {
                        return false;
                    }
                })
                .count();
        assertThat(signed).isEqualTo(1);
        assertThat(signoffs.history(team.migration().id())).hasSize(1);
    }

    @Test
    void anOldRevisionCannotBeSigned() {
        plans.submit(team, Plans.scripted("one", "two"));
        assertThatThrownBy(() -> decide(1, Scope.DATA, Verdict.SIGNED, "", team.lead()))
                .isInstanceOf(SignoffRefusedException.class)
                .hasMessageContaining("no longer the newest");
    }

    @Test
    void everythingButASignatureNeedsAReason() {
        for (Verdict verdict : List.of(Verdict.CHANGES_REQUESTED, Verdict.REJECTED)) {
            assertThatThrownBy(() -> decide(1, Scope.DATA, verdict, "  ", team.lead()))
                    .isInstanceOf(SignoffRefusedException.class)
                    .hasMessageContaining("Say why");
        }
        decide(1, Scope.DATA, Verdict.CHANGES_REQUESTED, "name the index", team.lead());
        assertThat(states().get(0)).isEqualTo(ScopeStatus.State.CHANGES_REQUESTED);
    }

    @Test
    void onlyTheSignerWithdraws() {
        sign(Scope.DATA, team.lead());
        assertThatThrownBy(() -> decide(1, Scope.DATA, Verdict.WITHDRAWN, "hm", team.stakeholder()))
                .isInstanceOf(SignoffRefusedException.class);
        decide(1, Scope.DATA, Verdict.WITHDRAWN, "I was wrong", team.lead());
        assertThat(states().get(0)).isEqualTo(ScopeStatus.State.WAITING);
    }

    @Test
    void aSignatureHoldsForTheNextRevisionWhenItsScopeDidNotChange() {
        sign(Scope.DATA, team.lead());
        sign(Scope.BUSINESS, team.stakeholder());
        plans.submit(team, Plans.scripted("one"));
        assertThat(states()).containsOnly(ScopeStatus.State.SIGNED);
    }

    @Test
    void decisionsCannotBeChangedInTheDatabase() {
        sign(Scope.DATA, team.lead());
        assertThatThrownBy(() -> sql.sql("update signoff_decision set verdict = 'REJECTED'")
                        .update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> sql.sql("delete from signoff_decision").update())
                .hasMessageContaining("append-only");
    }

    private void sign(Scope scope, Actor actor) {
        int newest = sql.sql("select max(number) from revision where migration_id = :id")
                .param("id", team.migration().id().value())
                .query(Integer.class)
                .single();
        decide(newest, scope, Verdict.SIGNED, "", actor);
    }

    private void decide(int revision, Scope scope, Verdict verdict, String comment, Actor actor) {
        signoffs.decide(team.migration().id(), revision, scope, verdict, comment, "seen", actor);
    }

    private List<ScopeStatus.State> states() {
        return signoffs.status(team.migration().id()).stream()
                .map(ScopeStatus::state)
                .toList();
    }
}
