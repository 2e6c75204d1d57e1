package dev.drover.testing;

import dev.drover.execution.Run;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what is followed as it is kept, so that pages can show it without a source; nobody works on these. */
public final class FollowingRows {

    private final JdbcClient sql;

    public FollowingRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** A run that follows its source and does well: 1 s behind, a limit on the source, 12,431 changes. */
    public long add(Run run) {
        return sql.sql("""
                        insert into following
                               (step_run_id, migration_id, run_number, name, status, environment_id, aws_account,
                                source_schema, model, table_names, committed_at, looked_at, changes, written, buried,
                                retained_bytes, remaining_bytes)
                        values (-:run, :migration, :number, 'run-' || :run, 'FOLLOWING', 1, 'local', 'public', '{"tables":[]}',
                                '{}', now() - interval '1 second', now(), 12431, 12400, 31, 12582912, 1288490189)
                        returning id
                        """)
                .param("run", run.id().value())
                .param("migration", run.migration().value())
                .param("number", run.number())
                .query(Long.class)
                .single();
    }

    /** @param assignments of columns, as SQL */
    public void set(long id, String assignments) {
        sql.sql("update following set " + assignments + " where id = ?")
                .param(id)
                .update();
    }
}
