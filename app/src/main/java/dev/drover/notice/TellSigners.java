package dev.drover.notice;

import dev.drover.migration.Migration;
import dev.drover.migration.Migrations;
import dev.drover.notice.Telling.Message;
import dev.drover.people.PersonId;
import dev.drover.runbook.PlanEditors;
import dev.drover.runbook.Revision;
import dev.drover.runbook.RevisionSubmitted;
import dev.drover.signoff.DecisionTaken;
import dev.drover.signoff.ScopeStatus;
import dev.drover.signoff.SignatureFallen;
import dev.drover.signoff.SigningRules;
import dev.drover.signoff.Signoffs;
import dev.drover.signoff.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells those who could sign that it is their turn, those who signed that it fell, and those who planned of objections. */
@Component
class TellSigners {

    private static final String PAGE = "/signoff";

    private final Telling telling;
    private final Signoffs signoffs;
    private final SigningRules rules;
    private final PlanEditors editors;
    private final Migrations migrations;

    TellSigners(Telling telling, Signoffs signoffs, SigningRules rules, PlanEditors editors, Migrations migrations) {
        this.telling = telling;
        this.signoffs = signoffs;
        this.rules = rules;
        this.editors = editors;
        this.migrations = migrations;
    }

    @EventListener
    void submitted(RevisionSubmitted event) {
        ask(event.revision(), "");
    }

    @EventListener
    void decided(DecisionTaken event) {
        if (event.verdict() == Verdict.CHANGES_REQUESTED || event.verdict() == Verdict.REJECTED) {
            object(event);
        } else {
            // A withdrawn signature is asked for again, of people who know that it was asked for once.
            ask(event.revision(), event.verdict() == Verdict.WITHDRAWN ? " withdrawn " + event.decision() : "");
        }
    }

    @EventListener
    void fallen(SignatureFallen event) {
        if (event.by().id().equals(event.signed().person())) {
            return;
        }
        Migration migration = migrations.get(event.migration());
        telling.tell(
                Set.of(event.signed().person()),
                migration,
                new Message(
                        NoticeKind.SIGNATURE_FALLEN,
                        "decision " + event.signed().id(),
                        "Your signature on the " + lower(event.signed().scope().label()) + " scope of "
                                + migration.name() + " is void: " + event.by().name() + " changed the plan ("
                                + event.what() + ").",
                        PAGE));
    }

    /** Everybody who could sign at the lowest stage that is open, once for each stage of a revision. */
    private void ask(Revision revision, String again) {
        List<ScopeStatus> all = signoffs.status(revision);
        OptionalInt stage = all.stream()
                .filter(status -> !status.isSigned())
                .mapToInt(ScopeStatus::stage)
                .min();
        if (stage.isEmpty()) {
            return;
        }
        Map<PersonId, StringJoiner> scopes = new LinkedHashMap<>();
        all.stream()
                .filter(status -> !status.isSigned() && status.stage() == stage.getAsInt())
                .forEach(status -> rules.able(revision, status, all)
                        .forEach(member -> scopes.computeIfAbsent(member.id(), id -> new StringJoiner(" or the "))
                                .add(lower(status.scope().label()) + " scope")));
        Migration migration = migrations.get(revision.migration());
        scopes.forEach((person, named) -> telling.tell(
                Set.of(person),
                migration,
                new Message(
                        NoticeKind.SIGNATURE_ASKED,
                        "revision " + revision.id().value() + " stage " + stage.getAsInt() + again,
                        "You can sign the " + named + " of revision " + revision.number() + " of " + migration.name()
                                + ".",
                        PAGE)));
    }

    private void object(DecisionTaken event) {
        Revision revision = event.revision();
        Migration migration = migrations.get(revision.migration());
        Set<PersonId> people = editors.of(revision.migration());
        people.add(revision.submittedBy());
        people.remove(event.by().id());
        boolean rejected = event.verdict() == Verdict.REJECTED;
        telling.tell(
                people,
                migration,
                new Message(
                        rejected ? NoticeKind.REJECTED : NoticeKind.CHANGES_REQUESTED,
                        "decision " + event.decision(),
                        event.by().name() + (rejected ? " rejected the " : " asks for changes in the ")
                                + lower(event.scope().label()) + " scope of revision " + revision.number() + " of "
                                + migration.name() + ".",
                        PAGE));
    }

    private static String lower(String label) {
        return label.toLowerCase(Locale.ROOT);
    }
}
