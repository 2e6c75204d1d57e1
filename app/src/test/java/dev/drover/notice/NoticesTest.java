package dev.drover.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.EnvironmentKind;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Role;
import dev.drover.runbook.Scope;
import dev.drover.runbook.StepComments;
import dev.drover.signoff.Decision;
import dev.drover.signoff.ExpiringSignatures;
import dev.drover.signoff.Signoffs;
import dev.drover.signoff.Verdict;
import dev.drover.signoff.policy.ExtensionRule;
import dev.drover.signoff.policy.Policies;
import dev.drover.signoff.policy.Policy;
import dev.drover.signoff.policy.Requirement;
import dev.drover.testing.Office;
import dev.drover.testing.Plans;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is told what about a plan. */
@AppTest
class NoticesTest {

    @Autowired
    Plans plans;

    @Autowired
    Office office;

    @Autowired
    Signoffs signoffs;

    @Autowired
    StepComments comments;

    @Autowired
    Directory directory;

    @Autowired
    Inbox inbox;

    @Autowired
    TellOfExpiry expiry;

    @Autowired
    ExpiringSignatures signatures;

    @Autowired
    Policies policies;

    @Autowired
    JdbcClient sql;

    Plans.Team team;

    @BeforeEach
    void aSubmittedPlan() {
        team = plans.team();
        plans.submit(team, Plans.scripted("one"));
    }

    @Test
    void thoseWhoCouldSignAreAskedAndNobodyElse() {
        assertThat(told(team.lead()))
                .containsExactly(
                        "You can sign the data scope or the business scope of revision 1 of Orders to DynamoDB.");
        assertThat(told(team.stakeholder()))
                .containsExactly("You can sign the business scope of revision 1 of Orders to DynamoDB.");
        assertThat(told(team.architect())).isEmpty();
        assertThat(told(team.operator())).isEmpty();
        decide(Scope.DATA, Verdict.SIGNED, "", team.lead());
        assertThat(told(team.stakeholder())).as("not again").hasSize(1);
        decide(Scope.DATA, Verdict.WITHDRAWN, "No", team.lead());
        assertThat(told(team.lead())).hasSize(2);
    }

    @Test
    void aPlanThatNeedsNoSignatureTellsNobody() {
        plans.sign(team);
        plans.submit(team, List.of(Plans.scripted("one").get(0).named("move", "Another name")));
        assertThat(told(team.lead())).hasSize(1);
    }

    @Test
    void anEditTellsExactlyThoseWhoseSignatureFell() {
        plans.sign(team);
        plans.submit(team, Plans.scripted("one", "two"));
        assertThat(kinds(team.lead()))
                .containsExactly(NoticeKind.SIGNATURE_ASKED, NoticeKind.SIGNATURE_FALLEN, NoticeKind.SIGNATURE_ASKED);
        assertThat(told(team.lead()))
                .contains("Your signature on the data scope of Orders to DynamoDB is void: "
                        + team.architect().name() + " changed the plan (the steps).");
    }

    @Test
    void objectionsReachThoseWhoPlanned() {
        decide(Scope.DATA, Verdict.CHANGES_REQUESTED, "Secret words", team.lead());
        decide(Scope.BUSINESS, Verdict.REJECTED, "No", team.stakeholder());
        assertThat(kinds(team.architect())).containsExactly(NoticeKind.REJECTED, NoticeKind.CHANGES_REQUESTED);
        assertThat(told(team.architect()))
                .last()
                .isEqualTo(team.lead().name()
                        + " asks for changes in the data scope of revision 1 of Orders to DynamoDB.");
        assertThat(told(team.operator())).isEmpty();
    }

    @Test
    void aSignatureThatEndsIsToldOfOnceBeforeAndOnceAfter() {
        Actor second = office.member(team.workspace(), Role.LEAD);
        expiring(Scope.DATA, 10);
        plans.sign(team);
        Decision signed = signoffs.history(team.migration().id()).get(1);
        expiry.look(team.migration().id());
        age(signed, 9 * 24 - 1);
        expiry.look(team.migration().id());
        assertThat(ends(second)).as("25 h are left").isEmpty();

        age(signed, 1);
        expiry.look(team.migration().id());
        expiry.look(team.migration().id());
        assertThat(signatures.watched()).contains(team.migration().id());
        assertThat(ends(team.lead()))
                .singleElement()
                .asString()
                .matches("Your signature on the data scope of Orders to"
                        + " DynamoDB expires on \\d+ \\w+ \\d{4}, \\d\\d:\\d\\d UTC\\. If the live run has not started by then, somebody has to"
                        + " sign again\\.");
        assertThat(ends(second))
                .singleElement()
                .asString()
                .startsWith("The signature of " + team.lead().name());

        runThatIs("COMPLETED");
        age(signed, 24);
        expiry.look(team.migration().id());
        assertThat(ends(second)).as("the live run took place").hasSize(1);
        sql.sql("update run set status = 'ROLLED_BACK' where migration_id = :id")
                .param("id", team.migration().id().value())
                .update();
        expiry.look(team.migration().id());
        expiry.look(team.migration().id());
        assertThat(ends(team.lead()))
                .hasSize(2)
                .first()
                .asString()
                .contains("expired on", "still waits for its live run");
        assertThat(ends(second)).hasSize(2);
        assertThat(ends(team.stakeholder())).isEmpty();
        assertThat(ends(team.architect())).isEmpty();
    }

    @Test
    void ofAShortValidityAFifthIsToldOfBefore() {
        expiring(Scope.DATA, 1);
        plans.sign(team);
        Decision signed = signoffs.history(team.migration().id()).get(1);
        age(signed, 19);
        expiry.look(team.migration().id());
        assertThat(ends(team.lead())).isEmpty();
        age(signed, 1);
        expiry.look(team.migration().id());
        assertThat(kinds(team.lead())).first().isEqualTo(NoticeKind.SIGNATURE_EXPIRES);
    }

    private void expiring(Scope scope, int days) {
        Requirement standard = Requirement.standard(scope);
        Policy policy = new Policy(
                List.of(new Requirement(scope.id(), true, 1, standard.roles(), 1, days)),
                List.of(),
                Policy.STANDARD.rehearsal(),
                4,
                ExtensionRule.STANDARD);
        Actor admin = office.member(team.workspace(), Role.ADMIN);
        policies.save(team.workspace().id(), EnvironmentKind.TEST, policy, 0, admin);
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

    /** A live run of the newest revision that nothing moves any more. */
    private void runThatIs(String status) {
        sql.sql("""
                        insert into run (migration_id, number, revision_id, digest, kind, status, share_percent,
                                         rollback_to, started_by, started_name, started_at)
                        select migration_id, 1, id, digest, 'LIVE', :status, 100, '', :by, 'Operator', now()
                          from revision where migration_id = :migration order by number desc limit 1
                        """)
                .param("status", status)
                .param("by", team.operator().id().value())
                .param("migration", team.migration().id().value())
                .update();
    }

    /** What somebody was told about signatures that end, newest first. */
    private List<String> ends(Actor actor) {
        return inbox.newest(actor.id(), 10).stream()
                .filter(notice ->
                        notice.kind() == NoticeKind.SIGNATURE_EXPIRES || notice.kind() == NoticeKind.SIGNATURE_EXPIRED)
                .map(Notice::sentence)
                .toList();
    }

    @Test
    void aCommentReachesThoseWhomItNames() {
        Actor foreign = office.member(office.workspace(), Role.LEAD);
        comments.add(
                team.migration().id(),
                "one",
                "Ask @" + name(team.operator()).toUpperCase(java.util.Locale.ROOT) + ", @" + name(team.architect())
                        + " or @" + name(foreign) + ". Not me@" + name(team.stakeholder()),
                team.architect());
        assertThat(told(team.operator()))
                .containsExactly(team.architect().name()
                        + " mentioned you in a comment on the step Step one of Orders to DynamoDB.");
        assertThat(inbox.newest(team.operator().id(), 1).get(0).address())
                .isEqualTo("/migrations/" + team.migration().id() + "/runbook/steps/one");
        assertThat(told(foreign)).isEmpty();
        assertThat(kinds(team.architect())).isEmpty();
        assertThat(kinds(team.stakeholder())).containsExactly(NoticeKind.SIGNATURE_ASKED);
    }

    @Test
    void namesEndWhereASentenceDoes() {
        assertThat(TellMentioned.names("@Ann. (@bo-b) a@c @d.e@f.org,")).contains("ann", "bo-b", "d.e@f.org");
        assertThat(TellMentioned.names("a@c @x @")).isEmpty();
    }

    @Test
    void onlyWhatThePageShowedIsMarkedAsRead() {
        comments.add(team.migration().id(), "one", "@" + name(team.lead()), team.architect());
        List<Notice> all = inbox.newest(team.lead().id(), 10);
        inbox.readAll(team.lead().id(), all.get(1).id());
        inbox.read(team.stakeholder().id(), all.get(0).id());
        assertThat(inbox.unread(team.lead().id())).isEqualTo(1);
        inbox.read(team.lead().id(), all.get(0).id());
        assertThat(inbox.unread(team.lead().id())).isZero();
    }

    @Test
    void whoLeftTheWorkspaceReadsNothingOfIt() {
        directory.setRoles(team.workspace().id(), team.lead().id(), Set.of());
        assertThat(told(team.lead())).isEmpty();
        assertThat(inbox.unread(team.lead().id())).isZero();
        directory.setRoles(team.workspace().id(), team.lead().id(), EnumSet.of(Role.LEAD));
        assertThat(inbox.unread(team.lead().id())).isEqualTo(1);
    }

    private void decide(Scope scope, Verdict verdict, String comment, Actor actor) {
        signoffs.decide(team.migration().id(), 1, scope, verdict, comment, "seen", actor);
    }

    private String name(Actor actor) {
        return directory.person(actor.id()).orElseThrow().signInName();
    }

    private List<String> told(Actor actor) {
        return inbox.newest(actor.id(), 10).stream().map(Notice::sentence).toList();
    }

    private List<NoticeKind> kinds(Actor actor) {
        return inbox.newest(actor.id(), 10).stream().map(Notice::kind).toList();
    }
}
