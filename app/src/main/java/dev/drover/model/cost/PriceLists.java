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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the prices of every workspace: those that come with Drover until somebody uploads others. */
@Service
@Transactional
public class PriceLists {

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final Clock clock;
    private final PriceOverrides overrides;

    PriceLists(JdbcClient sql, AuditTrail audit, Clock clock, PriceOverrides overrides) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.overrides = overrides;
    }

    /** The list of a workspace with the prices that somebody set on their own. */
    @Transactional(readOnly = true)
    public PricesInUse of(WorkspaceId workspace) {
        return listOf(workspace).with(overrides.of(workspace));
    }

    /** The list of a workspace alone. */
    PricesInUse listOf(WorkspaceId workspace) {
        return sql.sql("select content, changed_by, changed_at from price_list where workspace_id = :workspace")
                .param("workspace", workspace.value())
                .query(PriceLists::uploaded)
                .optional()
                .orElseGet(() -> new PricesInUse(
                        PriceFile.read(PriceFile.shipped()), PriceFile.shipped(), null, List.of(), List.of()));
    }

    /**
     * Uses the prices of a file from now on.
     *
     * @throws RefusedPricesException if anything in it cannot be right; then nothing changes
     */
    public void replace(WorkspaceId workspace, String content, Actor actor) {
        store(workspace, content, PriceFile.read(content), actor);
    }

    /** Uses a file that Drover put together from the one in use. */
    void accept(WorkspaceId workspace, String content, Actor actor) {
        store(workspace, content, PriceFile.stored(content).prices(), actor);
    }

    private void store(WorkspaceId workspace, String content, Prices prices, Actor actor) {
        sql.sql("""
                        insert into price_list (workspace_id, content, changed_by, changed_at)
                        values (:workspace, :content, :by, :at)
                            on conflict (workspace_id) do update
                           set content = excluded.content, changed_by = excluded.changed_by,
                               changed_at = excluded.changed_at
                        """)
                .param("workspace", workspace.value())
                .param("content", content)
                .param("by", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        PriceOrigin origin = prices.origin();
        audit.record(
                actor,
                workspace,
                null,
                "prices.uploaded",
                "Uploaded the prices of %s of %s (%s)."
                        .formatted(origin.region(), origin.effective(), origin.source()));
    }

    /** Uses the prices that come with Drover again; does nothing if they are in use already. */
    public void useShipped(WorkspaceId workspace, Actor actor) {
        int removed = sql.sql("delete from price_list where workspace_id = :workspace")
                .param("workspace", workspace.value())
                .update();
        if (removed > 0) {
            audit.record(actor, workspace, null, "prices.shipped", "Went back to the prices that come with Drover.");
        }
    }

    private static PricesInUse uploaded(ResultSet row, int n) throws SQLException {
        String content = row.getString("content");
        PriceFile.Stored stored = PriceFile.stored(content);
        return new PricesInUse(
                stored.prices(),
                content,
                new PricesInUse.Upload(
                        row.getString("changed_by"),
                        Objects.requireNonNull(row.getTimestamp("changed_at")).toInstant()),
                stored.fromShipped(),
                List.of());
    }
}
