package dev.drover.inventory.total;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the total that people declare for a migration. No part of any digest: a change voids no signature. */
@Service
@Transactional
public class DeclaredTotals {

    private final JdbcClient sql;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final Clock clock;

    DeclaredTotals(JdbcClient sql, Migrations migrations, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.migrations = migrations;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty if nobody has declared any. */
    @Transactional(readOnly = true)
    public Optional<DeclaredTotal> of(MigrationId migration) {
        return sql.sql("select * from inventory_total where migration_id = :migration")
                .param("migration", migration.value())
                .query(DeclaredTotals::total)
                .optional();
    }

    /**
     * Declares a total in place of the one before, or takes it back if the draft is empty.
     *
     * @throws TotalChangedException if it is not the version that the person saw
     * @throws IllegalArgumentException if {@link DeclaredTotalDraft#problems} has something to say
     */
    public void declare(MigrationId migration, DeclaredTotalDraft draft, Actor actor) {
        if (!draft.problems().isEmpty()) {
            throw new IllegalArgumentException(
                    String.join(". ", draft.problems().values()));
        }
        if (draft.isEmpty()) {
            takeBack(migration, draft.version(), actor);
            return;
        }
        int written = sql.sql("""
                        insert into inventory_total as t
                               (migration_id, average_rps, peak_rps, origin, version, changed_by, changed_at)
                        select :migration, :average, :peak, :origin, :version + 1, :by, :at
                         where :version = 0 or exists (select 1 from inventory_total where migration_id = :migration)
                            on conflict (migration_id) do update
                           set average_rps = excluded.average_rps, peak_rps = excluded.peak_rps,
                               origin = excluded.origin, version = excluded.version,
                               changed_by = excluded.changed_by, changed_at = excluded.changed_at
                         where t.version = :version
                        """)
                .param("migration", migration.value())
                .param("average", draft.averagePerSecond(), Types.NUMERIC)
                .param("peak", draft.peakPerSecond(), Types.NUMERIC)
                .param("origin", draft.origin())
                .param("version", draft.version())
                .param("by", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (written == 0) {
            throw new TotalChangedException();
        }
        record(
                migration,
                actor,
                "Declared the total of all calls: " + words(draft) + ". It is known from: " + draft.origin());
    }

    private void takeBack(MigrationId migration, int version, Actor actor) {
        int removed = sql.sql("delete from inventory_total where migration_id = :migration and version = :version")
                .param("migration", migration.value())
                .param("version", version)
                .update();
        if (removed > 0) {
            record(migration, actor, "Took back the declared total of all calls.");
        } else if (of(migration).isPresent()) {
            throw new TotalChangedException();
        }
    }

    private void record(MigrationId migration, Actor actor, String sentence) {
        audit.record(actor, migrations.get(migration).workspace(), migration.value(), "inventory.total", sentence);
    }

    private static String words(DeclaredTotalDraft draft) {
        List<String> words = new ArrayList<>();
        add(words, "average", draft.averagePerSecond());
        add(words, "peak", draft.peakPerSecond());
        return String.join(", ", words);
    }

    private static void add(List<String> words, String what, @Nullable BigDecimal number) {
        if (number != null) {
            words.add(what + " " + number.toPlainString() + " calls per second");
        }
    }

    private static DeclaredTotal total(ResultSet row, int n) throws SQLException {
        return new DeclaredTotal(
                row.getBigDecimal("average_rps"),
                row.getBigDecimal("peak_rps"),
                row.getString("origin"),
                row.getInt("version"),
                row.getString("changed_by"));
    }
}
