package dev.drover.connection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Reads from a source database which rules it enforces: what a target without them has to replace. */
@Component
public class SourceRuleCatalog {

    private static final String RULES = """
            with here as (
                select c.oid, c.relname
                  from pg_class c
                 where c.relnamespace = (select oid from pg_namespace where nspname = ?)
                   and c.relkind in ('r', 'p')
            )
            select 'UNIQUE' as kind, h.relname, i.relname as name,
                   array(select a.attname::text
                           from unnest(x.indkey::int2[]) with ordinality as k(attnum, n)
                           join pg_attribute a on a.attrelid = h.oid and a.attnum = k.attnum
                          where k.n <= x.indnkeyatts order by k.n) as columns,
                   pg_get_indexdef(x.indexrelid) as definition
              from pg_index x join here h on h.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
             where x.indisunique and not x.indisprimary
            union all
            select case when c.contype = 'c' then 'CHECK' else 'CASCADE' end, h.relname, c.conname,
                   array(select a.attname::text
                           from unnest(c.conkey) with ordinality as k(attnum, n)
                           join pg_attribute a on a.attrelid = h.oid and a.attnum = k.attnum
                          order by k.n),
                   pg_get_constraintdef(c.oid)
              from pg_constraint c join here h on h.oid = c.conrelid
             where c.contype = 'c'
                or c.contype = 'f' and (c.confdeltype not in ('a', 'r') or c.confupdtype not in ('a', 'r'))
            union all
            select 'TRIGGER', h.relname, t.tgname, '{}', pg_get_triggerdef(t.oid)
              from pg_trigger t join here h on h.oid = t.tgrelid
             where not t.tgisinternal
            union all
            select 'SEQUENCE', h.relname, s.relname, array[a.attname::text], ''
              from pg_depend d
              join pg_class s on s.oid = d.objid and s.relkind = 'S'
              join here h on h.oid = d.refobjid
              join pg_attribute a on a.attrelid = h.oid and a.attnum = d.refobjsubid
             where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
               and d.deptype in ('a', 'i')
            union all
            select distinct 'VIEW', h.relname, v.relname, '{}'::text[], ''
              from pg_depend d
              join pg_rewrite r on r.oid = d.objid and d.classid = 'pg_rewrite'::regclass
              join pg_class v on v.oid = r.ev_class and v.relkind in ('v', 'm')
              join here h on h.oid = d.refobjid
             where d.refclassid = 'pg_class'::regclass
             order by 2, 1, 3
            """;

    private final SourceConnections connections;

    SourceRuleCatalog(SourceConnections connections) {
        this.connections = connections;
    }

    /** @throws ConnectionProblem if the database cannot be reached or refuses */
    public List<SourceRule> read(SourceAddress source) {
        try (Connection connection = connections.open(source, Access.READ_ONLY);
                PreparedStatement statement = connection.prepareStatement(RULES)) {
            statement.setString(1, source.schema());
            List<SourceRule> rules = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rules.add(rule(row));
                }
            }
            return rules;
        } catch (SQLException e) {
            throw ConnectionProblem.of(source, e);
        }
    }

    private static SourceRule rule(ResultSet row) throws SQLException {
        Array columns = Objects.requireNonNull(row.getArray("columns"));
        return new SourceRule(
                SourceRule.Kind.valueOf(row.getString("kind")),
                row.getString("relname"),
                row.getString("name"),
                Arrays.asList((String[]) columns.getArray()),
                row.getString("definition"));
    }
}
