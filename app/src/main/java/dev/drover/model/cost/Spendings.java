package dev.drover.model.cost;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.model.cost.Spending.ActualBill;
import dev.drover.people.Actor;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps budget and bills of every migration. No part of any digest: a change voids no signature. */
@Service
@Transactional
public class Spendings {

    private final JdbcClient sql;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final Clock clock;

    Spendings(JdbcClient sql, Migrations migrations, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.migrations = migrations;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Spending of(MigrationId migration) {
        List<ActualBill> bills = sql.sql(
                        "select day, usd from actual_bill where migration_id = :migration order by day")
                .param("migration", migration.value())
                .query((row, n) -> new ActualBill(row.getObject("day", LocalDate.class), row.getBigDecimal("usd")))
                .list();
        return sql.sql("select * from spending where migration_id = :migration")
                .param("migration", migration.value())
                .query((row, n) -> new Spending(
                        row.getBigDecimal("budget_usd"),
                        row.getObject("alarm_percent", Integer.class),
                        bills,
                        row.getInt("version")))
                .optional()
                .orElse(Spending.UNKNOWN);
    }

    /**
     * Keeps budget, alarm and bills in place of those before.
     *
     * @throws SpendingChangedException if it is not the version that the person saw
     * @throws IllegalArgumentException if {@link SpendingDraft#problems} has something to say
     */
    public void keep(MigrationId migration, SpendingDraft draft, Actor actor) {
        if (!draft.problems().isEmpty()) {
            throw new IllegalArgumentException(
                    String.join(". ", draft.problems().values()));
        }
        Spending spending = draft.spending();
        int written = sql.sql("""
                        insert into spending as t (migration_id, budget_usd, alarm_percent, version, changed_by, changed_at)
                        select :migration, :budget, :alarm, :version + 1, :by, :at
                         where :version = 0 or exists (select 1 from spending where migration_id = :migration)
                            on conflict (migration_id) do update
                           set budget_usd = excluded.budget_usd, alarm_percent = excluded.alarm_percent,
                               version = excluded.version, changed_by = excluded.changed_by,
                               changed_at = excluded.changed_at
                         where t.version = :version
                        """)
                .param("migration", migration.value())
                .param("budget", spending.budgetUsd(), Types.NUMERIC)
                .param("alarm", spending.alarmPercent(), Types.INTEGER)
                .param("version", spending.version())
                .param("by", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (written == 0) {
            throw new SpendingChangedException();
        }
        replace(migration, spending.bills());
        audit.record(
                actor, migrations.get(migration).workspace(), migration.value(), "cost.spending", sentence(spending));
    }

    private void replace(MigrationId migration, List<ActualBill> bills) {
        sql.sql("delete from actual_bill where migration_id = :migration")
                .param("migration", migration.value())
                .update();
        for (ActualBill bill : bills) {
            sql.sql("insert into actual_bill (migration_id, day, usd) values (:migration, :day, :usd)")
                    .param("migration", migration.value())
                    .param("day", bill.day())
                    .param("usd", bill.usd())
                    .update();
        }
    }

    private static String sentence(Spending spending) {
        String budget = spending.budgetUsd() == null
                ? "no budget"
                : "a budget of " + spending.budgetUsd().toPlainString() + " USD a month";
        String alarm =
                spending.alarmPercent() == null ? "no alarm" : "an alarm at " + spending.alarmPercent() + " % of it";
        List<ActualBill> bills = spending.bills();
        String days = bills.isEmpty()
                ? "no bills"
                : "bills of " + bills.size() + (bills.size() == 1 ? " day, " : " days, from ")
                        + bills.get(0).day()
                        + (bills.size() == 1
                                ? ""
                                : " to " + bills.get(bills.size() - 1).day());
        return "Declared " + budget + ", " + alarm + " and " + days + ".";
    }
}
