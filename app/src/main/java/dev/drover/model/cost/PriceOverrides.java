package dev.drover.model.cost;

import dev.drover.audit.AuditTrail;
import dev.drover.people.Actor;
import dev.drover.people.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the single prices that people set for a workspace. */
@Service
@Transactional
public class PriceOverrides {

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final Clock clock;

    PriceOverrides(JdbcClient sql, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that a formula still needs; a price that this version doesn't know any more is left out. */
    @Transactional(readOnly = true)
    public List<PriceOverride> of(WorkspaceId workspace) {
        return sql
                .sql("select * from price_override where workspace_id = :workspace order by price")
                .param("workspace", workspace.value())
                .query(PriceOverrides::override)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Uses a price from now on, instead of that of the list.
     *
     * @throws IllegalArgumentException if {@link PriceOverrideDraft#problems} has something to say
     */
    public void set(WorkspaceId workspace, PriceOverrideDraft draft, Actor actor) {
        if (!draft.problems().isEmpty()) {
            throw new IllegalArgumentException(
                    String.join(". ", draft.problems().values()));
        }
        Rate rate = draft.rate().orElseThrow();
        sql.sql("""
                        insert into price_override (workspace_id, price, usd, reason, changed_by, changed_at)
                        values (:workspace, :price, :usd, :reason, :by, :at)
                            on conflict (workspace_id, price) do update
                           set usd = excluded.usd, reason = excluded.reason, changed_by = excluded.changed_by,
                               changed_at = excluded.changed_at
                        """)
                .param("workspace", workspace.value())
                .param("price", rate.key())
                .param("usd", draft.amount().orElseThrow())
                .param("reason", draft.reason())
                .param("by", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        audit.record(
                actor,
                workspace,
                null,
                "prices.set",
                "Set %s to %s USD for one %s. Reason: %s"
                        .formatted(
                                rate.key(), draft.amount().orElseThrow().toPlainString(), rate.per(), draft.reason()));
    }

    /** Uses the price of the list again; does nothing if it is in use already. */
    public void reset(WorkspaceId workspace, Rate rate, Actor actor) {
        int removed = sql.sql("delete from price_override where workspace_id = :workspace and price = :price")
                .param("workspace", workspace.value())
                .param("price", rate.key())
                .update();
        if (removed > 0) {
            audit.record(
                    actor,
                    workspace,
                    null,
                    "prices.reset",
                    "Went back to the price list for %s.".formatted(rate.key()));
        }
    }

    private static Optional<PriceOverride> override(ResultSet row, int n) throws SQLException {
        Optional<Rate> rate = Rate.withKey(row.getString("price"));
        return rate.isEmpty()
                ? Optional.empty()
                : Optional.of(new PriceOverride(
                        rate.get(),
                        row.getBigDecimal("usd"),
                        row.getString("reason"),
                        row.getString("changed_by"),
                        Objects.requireNonNull(row.getTimestamp("changed_at")).toInstant()));
    }
}
