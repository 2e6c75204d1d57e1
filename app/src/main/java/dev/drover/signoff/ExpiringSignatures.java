package dev.drover.signoff;

import dev.drover.migration.MigrationId;
import dev.drover.runbook.Revision;
import dev.drover.signoff.policy.Policy;
import dev.drover.signoff.policy.Requirement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds signatures that will soon be too old, and those that have become so. */
@Service
@Transactional(readOnly = true)
public class ExpiringSignatures {

    /** A signature that expired longer ago is no news. */
    static final Duration NEWS = Duration.ofDays(7);

    private final JdbcClient sql;
    private final Decisions decisions;
    private final Standings standings;
    private final PlanRisk risk;
    private final Clock clock;

    ExpiringSignatures(JdbcClient sql, Decisions decisions, Standings standings, PlanRisk risk, Clock clock) {
        this.sql = sql;
        this.decisions = decisions;
        this.standings = standings;
        this.risk = risk;
        this.clock = clock;
    }

    /** The migrations in which a signature can expire: somebody signed, and a policy of the workspace sets an age. */
    public List<MigrationId> watched() {
        Duration longest = Duration.ofDays(Requirement.LONGEST_DAYS).plus(NEWS);
        return sql.sql("""
                        select distinct r.migration_id
                          from signoff_decision d
                          join revision r on r.id = d.revision_id
                          join migration m on m.id = r.migration_id
                          join signing_policy p on p.workspace_id = m.workspace_id
                          left join signoff_void v on v.decision_id = d.id
                         where d.verdict in ('SIGNED', 'SIGNED_WITH_CONDITION') and v.decision_id is null
                           and d.at > :oldest
                           and exists (select 1 from jsonb_array_elements(p.document -> 'requirements') rule
                                        where cast(rule ->> 'expiryDays' as int) > 0)
                         order by r.migration_id
                        """)
                .param("oldest", Timestamp.from(clock.instant().minus(longest)))
                .query((row, n) -> new MigrationId(row.getLong(1)))
                .list();
    }

    /** The signatures on a revision of which people have to hear now: they count and end soon, or they ended and are missed. */
    public List<ExpiringSignature> of(Revision revision) {
        Policy policy = risk.policy(revision).policy();
        Instant now = clock.instant();
        boolean any = decisions.of(revision.migration()).stream()
                .filter(Decision::isSignature)
                .flatMap(signed -> signature(signed, policy).stream())
                .anyMatch(signature -> isNews(signature, now));
        // What a plan needs is a longer question, and it is asked every minute.
        return any
                ? standings.of(revision).stream()
                        .flatMap(status -> expiring(status, now))
                        .toList()
                : List.of();
    }

    private static Optional<Signature> signature(Decision signed, Policy policy) {
        return Optional.ofNullable(Standings.expiry(signed, policy.of(signed.scope())))
                .map(expires -> new Signature(signed, Signature.Standing.COUNTS, "", expires));
    }

    private static Stream<ExpiringSignature> expiring(ScopeStatus status, Instant now) {
        return status.signatures().stream().filter(one -> isNews(one, now)).flatMap(one -> {
            boolean over = one.standing() == Signature.Standing.EXPIRED;
            boolean tells = over ? !status.isSigned() : one.counts();
            Instant expires = one.expires();
            return tells && expires != null
                    ? Stream.of(new ExpiringSignature(one.decision(), expires, over))
                    : Stream.empty();
        });
    }

    private static boolean isNews(Signature signature, Instant now) {
        Instant expires = signature.expires();
        return expires != null && signature.isNearItsEnd(now) && now.isBefore(expires.plus(NEWS));
    }
}
