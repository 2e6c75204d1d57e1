package dev.drover.web.validation;

import dev.drover.migration.Migration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes validations as they are kept, so that pages can show them without anything being compared. */
public final class ValidationRows {

    private final JdbcClient sql;

    public ValidationRows(JdbcClient sql) {
        this.sql = sql;
    }

    public long passed(Migration migration) {
        long id = validation(migration, "PASSED", 0, true);
        count(id, 0, "Order", 200_000, 200_000, "aaaaaaaa", "aaaaaaaa");
        return id;
    }

    long running(Migration migration) {
        return validation(migration, "RUNNING", 0, true);
    }

    /** With a difference of five kinds; one of them tries to be markup and a formula. */
    public long mismatch(Migration migration, boolean exact) {
        long id = validation(migration, "MISMATCH", 6, exact);
        count(id, 0, "Order", 200_000, 199_999, "aaaaaaaa", "bbbbbbbb");
        count(id, 1, "Customer", 1_000, 1_000, "cccccccc", "cccccccc");
        difference(id, 1, "MISSING", "", "{pk: ORDER#7}", "", "orders with id = 7 is not in the target.");
        difference(id, 2, "EXTRA", "", "", "{pk: ORDER#8}", "ORDER#8 is in the target.");
        difference(
                id,
                3,
                "TRUNCATED",
                "notes",
                "=HYPERLINK(\"http://x\")",
                "<b>=HYPER</b>",
                "notes has 9 of 20 characters in the target.");
        difference(
                id,
                4,
                "TZ_SHIFT",
                "placed_at",
                "10:00:00",
                "12:00:00",
                "placed_at is 2 h later in the target: 10:00:00 \u2192 12:00:00");
        difference(id, 5, "ROUNDED", "total", "-12.3456", "-12.35", "total is rounded to 2 decimals in the target.");
        for (int i = 6; i < 40; i++) {
            difference(
                    id,
                    i,
                    "CASE",
                    "email",
                    "a" + i + "@example.com",
                    "A" + i + "@example.com",
                    "email has other case.");
        }
        cause(id, "MISSING", 1);
        cause(id, "EXTRA", 1);
        cause(id, "TRUNCATED", 1);
        cause(id, "TZ_SHIFT", 1);
        cause(id, "ROUNDED", 1);
        cause(id, "CASE", 34);
        return id;
    }

    private long validation(Migration migration, String state, long differing, boolean exact) {
        return sql.sql("""
                        insert into validation (migration_id, step_run_id, kind, share_percent, state, started_at,
                                                finished_at, busy_millis, rows_read, segments, differing_segments,
                                                differing, exact, causes_exact)
                        select :migration, 1000000 + count(*), 'Rehearsal', 20, :state, now(),
                               case when :state <> 'RUNNING' then now() end, 4000, 400000, 64, :differing, :differing,
                               :exact, :exact
                          from validation
                        returning id
                        """)
                .param("migration", migration.id().value())
                .param("state", state)
                .param("differing", differing)
                .param("exact", exact)
                .query(Long.class)
                .single();
    }

    private void count(long id, int position, String entity, long source, long target, String one, String other) {
        sql.sql("insert into validation_count values (?, ?, 'shop', ?, ?, ?, ?, ?)")
                .params(id, position, entity, source, target, one.repeat(4), other.repeat(4))
                .update();
    }

    private void cause(long id, String cause, long records) {
        sql.sql("insert into validation_cause values (?, ?, ?)")
                .params(id, cause, records)
                .update();
    }

    private void difference(
            long id, long position, String cause, String attribute, String source, String target, String sentence) {
        sql.sql("insert into validation_difference values (?, ?, ?, 'shop', 'Order', ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        position,
                        cause,
                        "orders with id = " + position,
                        "ORDER#" + position + " \u00b7 ORDER",
                        attribute,
                        source,
                        target,
                        sentence)
                .update();
    }
}
