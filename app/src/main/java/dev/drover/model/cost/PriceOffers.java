package dev.drover.model.cost;

import dev.drover.audit.AuditTrail;
import dev.drover.model.cost.OfferFile.Offer;
import dev.drover.model.cost.OfferedPrices.Difference;
import dev.drover.people.Actor;
import dev.drover.people.WorkspaceId;
import java.io.InputStream;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Takes prices from the AWS price list in two steps: somebody brings them, and somebody who saw what changes accepts. */
@Service
@Transactional
public class PriceOffers {

    /** The services with a price that a formula needs. */
    public static final List<String> SERVICES = List.of("AmazonDynamoDB", "AmazonRDS");

    private final JdbcClient sql;
    private final PriceLists lists;
    private final PriceFetch fetch;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionOperations transaction;

    PriceOffers(
            JdbcClient sql,
            PriceLists lists,
            PriceFetch fetch,
            AuditTrail audit,
            Clock clock,
            TransactionOperations transaction) {
        this.sql = sql;
        this.lists = lists;
        this.fetch = fetch;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Whether Drover may fetch offer files itself. */
    public boolean canFetch() {
        return fetch.isOn();
    }

    /**
     * Waits for another machine, up to a minute, and holds no database connection meanwhile.
     *
     * @throws RefusedPricesException if it cannot be fetched or used; then nothing changes
     */
    @Transactional(propagation = Propagation.NEVER)
    public void fetch(WorkspaceId workspace, String service, String region, Actor actor) {
        Offer offer = fetch.offer(service, region, OfferFile::read);
        transaction.executeWithoutResult(status -> keep(workspace, offer, actor));
    }

    /**
     * Reads the file, which may be large, and holds no database connection meanwhile.
     *
     * @throws RefusedPricesException if it is no offer file that can be used; then nothing changes
     */
    @Transactional(propagation = Propagation.NEVER)
    public void bring(WorkspaceId workspace, InputStream file, Actor actor) {
        Offer offer = OfferFile.read(file);
        transaction.executeWithoutResult(status -> keep(workspace, offer, actor));
    }

    private void keep(WorkspaceId workspace, Offer offer, Actor actor) {
        String content = PatchedPrices.of(lists.listOf(workspace).content(), offer);
        PriceFile.stored(content);
        sql.sql("""
                        insert into offered_prices (workspace_id, content, offered_by, offered_at)
                        values (:workspace, :content, :by, :at)
                            on conflict (workspace_id) do update
                           set content = excluded.content, offered_by = excluded.offered_by,
                               offered_at = excluded.offered_at
                        """)
                .param("workspace", workspace.value())
                .param("content", content)
                .param("by", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** What waits in a workspace, with every price that would change. */
    public Optional<OfferedPrices> of(WorkspaceId workspace) {
        return waiting(workspace).map(offered -> {
            Prices before = lists.listOf(workspace).prices();
            Prices after = PriceFile.stored(offered.content()).prices();
            List<Difference> differences = new ArrayList<>();
            for (Rate rate : Rate.values()) {
                compare(rate.key(), before.of(rate), after.of(rate), differences);
            }
            instances("Aurora ", before.auroraInstanceHourUsd(), after.auroraInstanceHourUsd(), differences);
            instances("RDS ", before.rdsInstanceHourUsd(), after.rdsInstanceHourUsd(), differences);
            return new OfferedPrices(after.origin(), differences, offered.by(), offered.at());
        });
    }

    private static void instances(
            String kind, Map<String, BigDecimal> before, Map<String, BigDecimal> after, List<Difference> differences) {
        after.forEach((name, usd) -> compare(kind + name, before.get(name), usd, differences));
    }

    private static void compare(
            String price, @Nullable BigDecimal before, BigDecimal after, List<Difference> differences) {
        if (before == null || before.compareTo(after) != 0) {
            differences.add(new Difference(price, before, after));
        }
    }

    /** Uses what waits; does nothing if nothing does. */
    public void accept(WorkspaceId workspace, Actor actor) {
        waiting(workspace).ifPresent(offered -> {
            lists.accept(workspace, offered.content(), actor);
            forget(workspace);
        });
    }

    /** Drops what waits; the prices in use stay as they are. */
    public void drop(WorkspaceId workspace, Actor actor) {
        if (forget(workspace) > 0) {
            audit.record(actor, workspace, null, "prices.dropped", "Dropped the prices of the AWS price list.");
        }
    }

    private int forget(WorkspaceId workspace) {
        return sql.sql("delete from offered_prices where workspace_id = :workspace")
                .param("workspace", workspace.value())
                .update();
    }

    private record Waiting(String content, String by, Instant at) {}

    private Optional<Waiting> waiting(WorkspaceId workspace) {
        return sql.sql("select content, offered_by, offered_at from offered_prices where workspace_id = :workspace")
                .param("workspace", workspace.value())
                .query((row, n) -> new Waiting(
                        row.getString("content"),
                        row.getString("offered_by"),
                        Objects.requireNonNull(row.getTimestamp("offered_at")).toInstant()))
                .optional();
    }
}
