package dev.drover.signoff.round;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Permission;
import dev.drover.people.Role;
import dev.drover.people.WorkspaceId;
import dev.drover.runbook.Digests;
import dev.drover.runbook.Drafts;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds a go/no-go round: a lead opens it, people say go or no-go, a lead closes it with an outcome. It is about the
 * plan that it was opened on and no other. Nobody's signature comes of it, and it starts nothing.
 */
@Service
@Transactional
public class HoldRound {

    private static final int LONGEST = 2_000;
    private static final int MOST_SEEN = 8_000;

    private final Rounds rounds;
    private final Revisions revisions;
    private final Drafts drafts;
    private final Migrations migrations;
    private final Directory directory;
    private final AuditTrail audit;
    private final Clock clock;

    HoldRound(
            Rounds rounds,
            Revisions revisions,
            Drafts drafts,
            Migrations migrations,
            Directory directory,
            AuditTrail audit,
            Clock clock) {
        this.rounds = rounds;
        this.revisions = revisions;
        this.drafts = drafts;
        this.migrations = migrations;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Opens a round on the newest revision.
     *
     * @param number the revision that the person saw
     * @throws RoundRefusedException if the person is no lead here, it is not the newest, the plan was changed since, or a round is open
     */
    public void open(MigrationId migration, int number, Actor actor) {
        requireLead(migration, actor, "opens");
        rounds.lock(migration);
        Revision revision = revisions
                .latest(migration)
                .filter(newest -> newest.number() == number)
                .orElseThrow(() -> new RoundRefusedException(
                        "Revision " + number + " is not the newest. Look at the newest one before you open a round."));
        if (!drafts.of(migration).digests().whole().equals(revision.digests().whole())) {
            throw new RoundRefusedException("The plan was changed after revision " + number
                    + " was submitted. It has to be submitted again before there can be a round about it.");
        }
        rounds.of(migration).stream().filter(Round::isOpen).findFirst().ifPresent(open -> {
            throw new RoundRefusedException("Round " + open.number() + " is open. Close it first.");
        });
        int opened = rounds.add(revision, actor, clock.instant());
        record(
                migration,
                actor,
                "go-round.opened",
                "Opened go/no-go round " + opened + " about revision " + number + ", digest "
                        + Digests.brief(revision.digests().whole()) + ".");
    }

    /**
     * Says go or no-go. Saying it again replaces what counts; what was said before stays in the minutes.
     *
     * @throws RoundRefusedException if the person plays no part here, a no-go has no reason, the round is closed, or the
     *     plan was changed since it was opened
     */
    public void say(MigrationId migration, int number, boolean go, String reason, Actor actor) {
        rounds.lock(migration);
        Round round = open(migration, number);
        requireUpToDate(migration, round);
        Set<Role> roles = directory.roles(workspace(migration), actor.id());
        if (roles.isEmpty()) {
            throw new RoundRefusedException("Only people with a role in this workspace speak in a round.");
        }
        if (!go && reason.isBlank()) {
            throw new RoundRefusedException("Say why it is a no-go, so that the others know what to do.");
        }
        String why = bounded(reason);
        String parts = roles.stream().sorted().map(Role::label).collect(Collectors.joining(", "));
        rounds.say(round, go, why, parts, actor, clock.instant());
        record(
                migration,
                actor,
                go ? "go-round.go" : "go-round.no-go",
                "Said " + word(go) + " in go/no-go round " + number + " as " + parts + "."
                        + (why.isEmpty() ? "" : " " + why));
    }

    /**
     * Ends a round for good.
     *
     * @param note what was agreed, in words
     * @param seen what the page says that holds a live run back, a line each
     * @throws RoundRefusedException if the person is no lead here, there is no note, or it is a go that nobody said, or about a plan that was changed
     */
    public void close(MigrationId migration, int number, boolean go, String note, String seen, Actor actor) {
        requireLead(migration, actor, "closes");
        rounds.lock(migration);
        Round round = open(migration, number);
        if (note.isBlank()) {
            throw new RoundRefusedException("Write what was agreed; it goes into the minutes.");
        }
        String words = bounded(note);
        if (go) {
            requireUpToDate(migration, round);
            if (round.counting().stream().noneMatch(Round.Say::go)) {
                throw new RoundRefusedException("Nobody said go yet, so the outcome cannot be go.");
            }
        }
        String held = seen.length() <= MOST_SEEN ? seen : seen.substring(0, MOST_SEEN);
        rounds.close(round, new Round.Closing(go, words, held, actor.name(), clock.instant()), actor);
        record(
                migration,
                actor,
                "go-round.closed",
                "Closed go/no-go round " + number + " with " + word(go) + " (" + round.count() + "), digest "
                        + Digests.brief(round.digest()) + ". " + words);
    }

    private void requireLead(MigrationId migration, Actor actor, String deed) {
        if (directory.roles(workspace(migration), actor.id()).stream().noneMatch(role -> role.may(Permission.DECIDE))) {
            throw new RoundRefusedException("Only a lead of this workspace " + deed + " a round. Ask one of them.");
        }
    }

    private Round open(MigrationId migration, int number) {
        return rounds.of(migration).stream()
                .filter(round -> round.number() == number && round.isOpen())
                .findFirst()
                .orElseThrow(() -> new RoundRefusedException("Round " + number + " is not open any more."));
    }

    private void requireUpToDate(MigrationId migration, Round round) {
        if (!round.isAbout(drafts.of(migration).digests())) {
            throw new RoundRefusedException("The plan was changed after round " + round.number()
                    + " was opened. Close it with no-go, submit the plan, and open another round.");
        }
    }

    private static String word(boolean go) {
        return go ? "go" : "no-go";
    }

    private static String bounded(String text) {
        String words = text.strip();
        if (words.length() > LONGEST) {
            throw new RoundRefusedException("At most 2,000 characters. Found " + words.length() + ". Say it shorter.");
        }
        return words;
    }

    private WorkspaceId workspace(MigrationId migration) {
        return migrations.get(migration).workspace();
    }

    private void record(MigrationId migration, Actor actor, String action, String sentence) {
        audit.record(actor, workspace(migration), migration.value(), action, sentence);
    }
}
