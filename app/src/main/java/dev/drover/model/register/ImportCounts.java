package dev.drover.model.register;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the latest count of imports for every migration. No part of any digest; counts of before are in the audit trail. */
@Service
@Transactional
public class ImportCounts {

    private final JdbcClient sql;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final Clock clock;

    ImportCounts(JdbcClient sql, Migrations migrations, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.migrations = migrations;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty if nobody has counted. */
    @Transactional(readOnly = true)
    public Optional<ImportCount> of(MigrationId migration) {
        return sql.sql("select * from sdk_import_count where migration_id = :migration")
                .param("migration", migration.value())
                .query((row, n) -> new ImportCount(
                        row.getInt("imports"),
                        row.getString("counted_by"),
                        row.getObject("counted_on", LocalDate.class),
                        row.getString("command"),
                        row.getInt("version")))
                .optional();
    }

    /** The day until which somebody can have counted. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * Keeps a count in place of the one before.
     *
     * @throws RegisterChangedException if it is not the version that the person saw
     * @throws IllegalArgumentException if {@link ImportCount#problems} has something to say
     */
    public void keep(MigrationId migration, ImportCount count, Actor actor) {
        if (!count.problems(today()).isEmpty()) {
            throw new IllegalArgumentException("Something is missing or too long");
        }
        int written = sql.sql("""
                        insert into sdk_import_count as t
                               (migration_id, imports, counted_by, counted_on, command, version, changed_by, changed_at)
                        select :migration, :imports, :counter, :day, :command, :version + 1, :by, :at
                         where :version = 0 or exists (select 1 from sdk_import_count where migration_id = :migration)
                            on conflict (migration_id) do update
                           set imports = excluded.imports, counted_by = excluded.counted_by,
                               counted_on = excluded.counted_on, command = excluded.command,
                               version = excluded.version, changed_by = excluded.changed_by,
                               changed_at = excluded.changed_at
                         where t.version = :version
                        """)
                .param("migration", migration.value())
                .param("imports", count.imports())
                .param("counter", count.countedBy())
                .param("day", count.countedOn())
                .param("command", count.command())
                .param("version", count.version())
                .param("by", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (written == 0) {
            throw new RegisterChangedException("the count of imports");
        }
        audit.record(
                actor,
                migrations.get(migration).workspace(),
                migration.value(),
                "model.imports",
                "Wrote down " + count.imports() + " imports of the vendor's SDK outside of the adapter, counted by "
                        + count.countedBy() + " on " + count.countedOn() + ".");
    }
}
