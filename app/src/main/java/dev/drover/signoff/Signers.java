package dev.drover.signoff;

import dev.drover.migration.Migrations;
import dev.drover.people.Directory;
import dev.drover.people.PersonId;
import dev.drover.people.WorkspaceId;
import dev.drover.runbook.Revision;
import dev.drover.signoff.policy.Required;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Watches whether those who signed may still answer for it. After a signature its person can lose the role, edit the plan,
 * or submit the next revision of it, a signature moves on to every revision with the same digest, and it becomes older.
 */
@Component
class Signers {

    private final Exclusions exclusions;
    private final Directory directory;
    private final Migrations migrations;
    private final Clock clock;

    Signers(Exclusions exclusions, Directory directory, Migrations migrations, Clock clock) {
        this.exclusions = exclusions;
        this.directory = directory;
        this.migrations = migrations;
        this.clock = clock;
    }

    /** The same scopes, with every signature marked that does not count now. */
    List<ScopeStatus> check(Revision revision, List<ScopeStatus> all) {
        if (all.stream().allMatch(status -> status.signatures().isEmpty())) {
            return all;
        }
        Map<PersonId, String> excluded = exclusions.of(revision);
        WorkspaceId workspace = migrations.get(revision.migration()).workspace();
        Instant now = clock.instant();
        List<ScopeStatus> able = all.stream()
                .map(status -> status.with(status.signatures().stream()
                        .map(signature -> checked(status.required(), signature, excluded, workspace, now))
                        .toList()))
                .toList();
        return oneForEachPerson(able);
    }

    private Signature checked(
            Required required,
            Signature signature,
            Map<PersonId, String> excluded,
            WorkspaceId workspace,
            Instant now) {
        Decision signed = signature.decision();
        String who = who(signed) + " and ";
        String exclusion = excluded.get(signed.person());
        if (exclusion != null) {
            return signature.lapsed(who + exclusion);
        }
        if (!required.rule().admits(directory.roles(workspace, signed.person()))) {
            return signature.lapsed(who + "no longer has a role that may sign it.");
        }
        Instant expires = signature.expires();
        return expires == null || expires.isAfter(now)
                ? signature
                : signature.expired(who(signed) + ", and that is more than "
                        + days(required.rule().expiryDays()) + " ago: sign again.");
    }

    private static String days(int days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private static String who(Decision signed) {
        return signed.personName() + " signed the " + signed.scope().label() + " scope";
    }

    /** Of two signatures of one person the first one counts. */
    private static List<ScopeStatus> oneForEachPerson(List<ScopeStatus> all) {
        return all.stream()
                .map(status -> status.with(status.signatures().stream()
                        .map(signature -> isFirst(all, signature)
                                ? signature
                                : signature.lapsed(who(signature.decision())
                                        + " and another one before it, and each scope needs another person."))
                        .toList()))
                .toList();
    }

    private static boolean isFirst(List<ScopeStatus> all, Signature signature) {
        return !signature.counts()
                || counting(all, signature.decision().person())
                        .filter(first -> first.id() != signature.decision().id())
                        .isEmpty();
    }

    private static Optional<Decision> counting(List<ScopeStatus> all, PersonId person) {
        return all.stream()
                .flatMap(status -> status.signatures().stream())
                .flatMap(signature -> signature.counts() ? Stream.of(signature.decision()) : Stream.empty())
                .filter(signed -> signed.person().equals(person))
                .min(Comparator.comparingLong(Decision::id));
    }
}
