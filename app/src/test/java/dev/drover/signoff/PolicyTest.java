package dev.drover.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.connection.EnvironmentKind;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.runbook.PlanPart;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.Scope;
import dev.drover.signoff.policy.CostAbove;
import dev.drover.signoff.policy.DowntimeAbove;
import dev.drover.signoff.policy.ExtensionRule;
import dev.drover.signoff.policy.InProduction;
import dev.drover.signoff.policy.IrreversibleStep;
import dev.drover.signoff.policy.OwnScopes;
import dev.drover.signoff.policy.Policies;
import dev.drover.signoff.policy.Policy;
import dev.drover.signoff.policy.PolicyChangedException;
import dev.drover.signoff.policy.Requirement;
import dev.drover.signoff.policy.Risk;
import dev.drover.signoff.policy.RowsAbove;
import dev.drover.signoff.policy.Tightening;
import dev.drover.testing.Office;
import dev.drover.testing.Plans;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a workspace asks for beyond two signatures. */
@AppTest
class PolicyTest {

    @Autowired
    Plans plans;

    @Autowired
    Office office;

    @Autowired
    Signoffs signoffs;

    @Autowired
    Conditions conditions;

    @Autowired
    SigningRules rules;

    @Autowired
    Policies policies;

    @Autowired
    OwnScopes scopes;

    @Autowired
    Revisions revisions;

    @Autowired
    JdbcClient sql;

    Plans.Team team;
    Actor admin;

    @BeforeEach
    void aSubmittedPlan() {
        team = plans.team();
        admin = office.member(team.workspace(), Role.ADMIN);
        plans.submit(team, Plans.scripted("one"));
    }

    @Test
    void withoutAPolicyDataAndBusinessNeedOneSignatureEach() {
        assertThat(statuses()).extracting(s -> s.scope().id()).containsExactly("DATA", "BUSINESS");
        assertThat(signoffs.policy(revision()).isStandard()).isTrue();
        plans.sign(team);
        assertThat(statuses()).allMatch(ScopeStatus::isSigned);
    }

    @Test
    void aQuorumIsReachedByThatManyPeopleAndNamesTheRest() {
        save(requiring(Scope.DATA, 2, 1, 0));
        Actor second = office.member(team.workspace(), Role.LEAD);
        sign(Scope.DATA, team.lead());
        ScopeStatus data = status(Scope.DATA);
        assertThat(data.isSigned()).isFalse();
        assertThat(data.progress()).isEqualTo("1 of 2");
        assertThat(rules.candidates(revision(), data, statuses())).containsExactly(second.name());
        assertThatThrownBy(() -> sign(Scope.DATA, team.lead())).hasMessageContaining("waits for somebody else");
        sign(Scope.DATA, second);
        assertThat(status(Scope.DATA).isSigned()).isTrue();
        withdraw(Scope.DATA, team.lead());
        assertThat(status(Scope.DATA).progress()).isEqualTo("1 of 2");
    }

    @Test
    void anObjectionStandsUntilSomebodySignsAfterItAndComesBackWithTheirSignatureGone() {
        save(requiring(Scope.DATA, 2, 1, 0));
        Actor second = office.member(team.workspace(), Role.LEAD);
        Actor third = office.member(team.workspace(), Role.LEAD);
        sign(Scope.DATA, team.lead());
        decide(Scope.DATA, Verdict.REJECTED, "Not on a Friday", second);
        withdraw(Scope.DATA, team.lead());
        assertThat(status(Scope.DATA).state()).isEqualTo(ScopeStatus.State.REJECTED);
        sign(Scope.DATA, third);
        assertThat(status(Scope.DATA).state()).isEqualTo(ScopeStatus.State.WAITING);
        withdraw(Scope.DATA, third);
        assertThat(status(Scope.DATA).state()).isEqualTo(ScopeStatus.State.REJECTED);
        assertThat(status(Scope.DATA).decision().orElseThrow().comment()).isEqualTo("Not on a Friday");
    }

    @Test
    void aPolicyThatBecomesStricterTakesTheStateSignedAwayAtOnce() {
        plans.sign(team);
        save(requiring(Scope.SECURITY, 1, 1, 0));
        assertThat(status(Scope.SECURITY).isSigned()).isFalse();
        assertThat(status(Scope.DATA).isSigned()).isTrue();
        assertThat(signoffs.policy(revision()).changedBy()).isEqualTo(admin.name());
    }

    @Test
    void nobodySignsUnderARuleOfTheirOwn() {
        save(requiring(Scope.SECURITY, 1, 1, 0));
        assertThatThrownBy(() -> sign(Scope.SECURITY, admin)).hasMessageContaining("set the signoff policy");
        sign(Scope.SECURITY, office.member(team.workspace(), Role.ADMIN));
        assertThat(status(Scope.SECURITY).isSigned()).isTrue();
    }

    @Test
    void onePersonCountsOnceAcrossAllScopes() {
        save(requiring(Scope.SECURITY, 1, 1, 0));
        sign(Scope.DATA, team.lead());
        assertThatThrownBy(() -> sign(Scope.SECURITY, team.lead())).hasMessageContaining("another person");
        sign(Scope.SECURITY, office.member(team.workspace(), Role.ADMIN));
        assertThat(status(Scope.SECURITY).isSigned()).isTrue();
    }

    @Test
    void onlyRolesThatThePolicyNamesSign() {
        save(requiring(Scope.SECURITY, 1, 1, 0));
        assertThatThrownBy(() -> sign(Scope.SECURITY, team.stakeholder())).hasMessageContaining("Lead or Admin");
        assertThatThrownBy(() -> sign(Scope.OPERATIONS, team.operator())).hasMessageContaining("is not asked for");
    }

    @Test
    void aLaterStageWaitsForTheEarlierOnes() {
        save(requiring(Scope.BUSINESS, 1, 2, 0));
        assertThatThrownBy(() -> sign(Scope.BUSINESS, team.stakeholder()))
                .hasMessageContaining("Data scope comes first");
        sign(Scope.DATA, team.lead());
        sign(Scope.BUSINESS, team.stakeholder());
        assertThat(statuses()).allMatch(ScopeStatus::isSigned);
    }

    @Test
    void aSignatureExpiresAndIsToldOfADayBefore() {
        save(requiring(Scope.DATA, 1, 1, 1));
        sign(Scope.DATA, team.lead());
        Signature fresh = status(Scope.DATA).signatures().get(0);
        assertThat(fresh.counts()).isTrue();
        assertThat(fresh.expiresSoon(fresh.decision().at().plusSeconds(60))).isTrue();
        age(fresh.decision(), 25);
        ScopeStatus data = status(Scope.DATA);
        assertThat(data.state()).isEqualTo(ScopeStatus.State.EXPIRED);
        assertThat(data.because()).contains("more than 1 day ago");
        sign(Scope.DATA, team.lead());
        assertThat(status(Scope.DATA).isSigned()).isTrue();
    }

    @Test
    void aConditionStaysOpenUntilSomebodyWhoMaySignSaysThatItIsMet() {
        assertThatThrownBy(() -> decide(Scope.DATA, Verdict.SIGNED_WITH_CONDITION, " ", team.lead()))
                .hasMessageContaining("what has to be met");
        decide(Scope.DATA, Verdict.SIGNED_WITH_CONDITION, "Count the stock first", team.lead());
        assertThat(status(Scope.DATA).isSigned()).isTrue();
        assertThat(conditions.open(revision())).singleElement().asString().contains("Count the stock first");
        long decision = status(Scope.DATA).openConditions().get(0).id();
        assertThatThrownBy(() -> conditions.meet(team.migration().id(), decision, "done", team.stakeholder(), false))
                .hasMessageContaining("Lead");
        assertThatThrownBy(() -> conditions.meet(team.migration().id(), decision, "done", team.architect(), false))
                .isInstanceOf(SignoffRefusedException.class);
        conditions.meet(team.migration().id(), decision, "Counted.", team.lead(), false);
        assertThat(conditions.open(revision())).isEmpty();
        assertThat(status(Scope.DATA).signatures().get(0).decision().met().comment())
                .isEqualTo("Counted.");
    }

    @Test
    void onProductionAConditionIsMetWithThePasswordOnly() {
        Plans.Team real = plans.production();
        plans.submit(real, Plans.scripted("one"));
        signoffs.decide(
                real.migration().id(),
                1,
                Scope.DATA,
                Verdict.SIGNED_WITH_CONDITION,
                "Count first",
                "seen",
                real.lead(),
                true);
        long decision = signoffs.history(real.migration().id()).get(0).id();
        assertThat(conditions.askingPassword(real.migration().id())).containsExactly(decision);
        assertThatThrownBy(() -> conditions.meet(real.migration().id(), decision, "Counted", real.lead(), false))
                .isInstanceOf(SignoffRefusedException.class)
                .hasMessageContaining("enter your password again");
        conditions.meet(real.migration().id(), decision, "Counted", real.lead(), true);
        assertThat(signoffs.history(real.migration().id()).get(0).met().passwordAgain())
                .isTrue();
        assertThat(conditions.askingPassword(real.migration().id())).isEmpty();
    }

    @Test
    void whoIsNamedAsAStandInDoesNotSign() {
        List<RunbookStep> steps = Plans.scripted("one").stream()
                .map(step -> step.staffed(
                        "Team Orders",
                        "Somebody; " + team.lead().name().toUpperCase(Locale.ROOT),
                        "Orders",
                        "555 0100"))
                .toList();
        plans.submit(team, steps);
        assertThatThrownBy(() -> sign(Scope.DATA, team.lead())).hasMessageContaining("You got the part of stand-in");
    }

    @Test
    void aScopeOfTheWorkspaceCoversTheChosenPartsAndNothingElse() {
        Scope legal = scopes.add(team.workspace().id(), "Legal", Set.of(PlanPart.CONTACTS), admin);
        save(requiring(legal, 1, 1, 0));
        sign(legal, team.lead());
        plans.submit(team, List.of(Plans.scripted("one").get(0).taking(9)));
        assertThat(status(legal).isSigned()).isTrue();
        plans.submit(team, List.of(Plans.scripted("one").get(0).staffed("Others", "", "", "555 0100")));
        assertThat(status(legal).state()).isEqualTo(ScopeStatus.State.VOIDED);
        assertThat(signoffs.history(team.migration().id()).get(0).voided().because())
                .contains("the steps");
    }

    @Test
    void aRuleThatAppliesAsksForMoreAndSaysWhy() {
        List<Risk> all = List.of(
                new IrreversibleStep(), new RowsAbove(10), new DowntimeAbove(0), new CostAbove(5), new InProduction());
        for (Risk one : all) {
            save(new Policy(
                    List.of(),
                    List.of(new Tightening(one, "SECURITY", 2)),
                    Policy.STANDARD.rehearsal(),
                    4,
                    ExtensionRule.STANDARD));
            List<String> because = statuses().stream()
                    .flatMap(s -> s.required().because().stream())
                    .toList();
            boolean unknown = one instanceof RowsAbove || one instanceof CostAbove;
            if (unknown) {
                assertThat(because)
                        .singleElement()
                        .asString()
                        .contains("nobody knows yet", "signed as well, by 2 people");
            } else {
                assertThat(because).as(one.words()).isEmpty();
            }
        }
    }

    @Test
    void policiesAreCheckedKeptInOrderAndRecorded() {
        Policy first = requiring(Scope.DATA, 2, 1, 30);
        save(first);
        assertThat(policies.of(team.workspace().id(), EnvironmentKind.TEST).policy())
                .isEqualTo(first);
        assertThat(policies.of(team.workspace().id(), EnvironmentKind.PRODUCTION)
                        .isStandard())
                .isTrue();
        assertThatThrownBy(() -> policies.save(
                        team.workspace().id(), EnvironmentKind.TEST, requiring(Scope.DATA, 3, 1, 0), 0, admin))
                .isInstanceOf(PolicyChangedException.class)
                .hasMessageContaining(admin.name());
        assertThatThrownBy(() -> save(requiring(Scope.DATA, 0, 1, 0)))
                .hasMessageContaining("a number from 1 to 9, not 0");
        assertThat(sql.sql("select sentence from audit_entry where workspace_id = :id and action = 'policy.changed'")
                        .param("id", team.workspace().id().value())
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("Data: 2 people, Lead, stage 1, expires after 30 days.");
    }

    @Test
    void aPlanThatWasSubmittedBeforeScopesHadPartsIsSignedLikeAnyOther() {
        Revision before = revision();
        sql.sql("""
                        insert into revision (migration_id, number, content, digest, data_digest, business_digest,
                                              submitted_by, submitted_name, submitted_at)
                        select migration_id, number + 1, content, digest, data_digest, business_digest,
                               submitted_by, submitted_name, submitted_at
                          from revision where id = :id
                        """).param("id", before.id().value()).update();
        assertThat(revision().number()).isEqualTo(before.number() + 1);
        assertThat(revision().digests()).isEqualTo(before.digests());
        save(requiring(Scope.SECURITY, 1, 1, 0));
        sign(Scope.SECURITY, office.member(team.workspace(), Role.ADMIN));
        assertThat(status(Scope.SECURITY).isSigned()).isTrue();
    }

    private static Policy requiring(Scope scope, int quorum, int stage, int expiryDays) {
        Requirement standard = Requirement.standard(scope);
        return new Policy(
                List.of(new Requirement(scope.id(), true, quorum, standard.roles(), stage, expiryDays)),
                List.of(),
                Policy.STANDARD.rehearsal(),
                4,
                ExtensionRule.STANDARD);
    }

    private void save(Policy policy) {
        int version = policies.of(team.workspace().id(), EnvironmentKind.TEST).version();
        policies.save(team.workspace().id(), EnvironmentKind.TEST, policy, version, admin);
    }

    /** As if it had been made so many hours before; the table itself never changes. */
    private void age(Decision decision, int hours) {
        sql.sql("alter table signoff_decision disable trigger signoff_decision_is_append_only")
                .update();
        sql.sql("update signoff_decision set at = at - make_interval(hours => :hours) where id = :id")
                .param("hours", hours)
                .param("id", decision.id())
                .update();
        sql.sql("alter table signoff_decision enable trigger signoff_decision_is_append_only")
                .update();
    }

    private Revision revision() {
        return revisions.latest(team.migration().id()).orElseThrow();
    }

    private List<ScopeStatus> statuses() {
        return signoffs.status(team.migration().id());
    }

    private ScopeStatus status(Scope scope) {
        return statuses().stream()
                .filter(s -> s.scope().equals(scope))
                .findFirst()
                .orElseThrow();
    }

    private void sign(Scope scope, Actor actor) {
        decide(scope, Verdict.SIGNED, "", actor);
    }

    private void withdraw(Scope scope, Actor actor) {
        decide(scope, Verdict.WITHDRAWN, "I was wrong", actor);
    }

    private void decide(Scope scope, Verdict verdict, String comment, Actor actor) {
        signoffs.decide(team.migration().id(), revision().number(), scope, verdict, comment, "seen", actor);
    }
}
