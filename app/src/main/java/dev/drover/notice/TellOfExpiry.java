package dev.drover.notice;

import dev.drover.execution.RunStatus;
import dev.drover.execution.Runs;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.notice.Telling.Message;
import dev.drover.people.Directory;
import dev.drover.people.Member;
import dev.drover.people.Permission;
import dev.drover.people.PersonId;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.signoff.ExpiringSignature;
import dev.drover.signoff.ExpiringSignatures;
import dev.drover.step.RunKind;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells who signed, and the leads, that a signature on a plan that waits for its live run ends soon, and that it ended. */
@Service
@Transactional
class TellOfExpiry {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Telling telling;
    private final ExpiringSignatures signatures;
    private final Revisions revisions;
    private final Runs runs;
    private final Directory directory;
    private final Migrations migrations;

    TellOfExpiry(
            Telling telling,
            ExpiringSignatures signatures,
            Revisions revisions,
            Runs runs,
            Directory directory,
            Migrations migrations) {
        this.telling = telling;
        this.signatures = signatures;
        this.revisions = revisions;
        this.runs = runs;
        this.directory = directory;
        this.migrations = migrations;
    }

    /** Looks at one migration. Whoever was told before is not told again: a notice is unique by what it is about. */
    void look(MigrationId id) {
        revisions.latest(id).ifPresent(revision -> {
            List<ExpiringSignature> found = signatures.of(revision);
            if (!found.isEmpty() && waitsForItsRun(revision)) {
                Migration migration = migrations.get(id);
                found.forEach(one -> tell(one, migration));
            }
        });
    }

    private boolean waitsForItsRun(Revision revision) {
        return runs.of(revision.migration()).stream()
                .filter(run -> run.kind() == RunKind.LIVE && !run.goesBack())
                .filter(run -> run.digest().equals(revision.digests().whole()))
                .map(run -> run.status())
                .noneMatch(status -> status.isActive() || status == RunStatus.COMPLETED);
    }

    private void tell(ExpiringSignature one, Migration migration) {
        PersonId signer = one.signed().person();
        List<PersonId> leads = directory.members(migration.workspace()).stream()
                .filter(member -> member.roles().stream().anyMatch(role -> role.may(Permission.DECIDE)))
                .map(Member::id)
                .filter(lead -> !lead.equals(signer))
                .toList();
        telling.tell(Set.of(signer), migration, message(one, "Your signature", migration));
        telling.tell(
                leads,
                migration,
                message(one, "The signature of " + one.signed().personName(), migration));
    }

    private static Message message(ExpiringSignature one, String whose, Migration migration) {
        String what = whose + " on the " + one.signed().scope().label().toLowerCase(Locale.ROOT) + " scope of "
                + migration.name();
        return new Message(
                one.over() ? NoticeKind.SIGNATURE_EXPIRED : NoticeKind.SIGNATURE_EXPIRES,
                "decision " + one.signed().id() + " until " + one.at(),
                one.over()
                        ? what + " expired on " + TIME.format(one.at())
                                + ", and the plan still waits for its live run: somebody has to sign again."
                        : what + " expires on " + TIME.format(one.at())
                                + ". If the live run has not started by then, somebody has to sign again.",
                "/signoff");
    }
}
