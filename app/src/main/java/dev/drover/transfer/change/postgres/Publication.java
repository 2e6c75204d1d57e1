package dev.drover.transfer.change.postgres;

import dev.drover.transfer.change.FeedRefusedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.PGConnection;

/** The list of tables whose changes a source sends, kept in the source under a name. */
final class Publication {

    private final Connection connection;
    private final String name;

    /** Of some roles the one whose rights can be taken and are not had; from 16 on it is a grant of its own whether they can. */
    private static final String OWNER = """
            select min(r.rolname::text)
              from pg_roles r
             where r.oid in (%s)
               and not pg_has_role(r.oid, 'usage')
               and case when current_setting('server_version_num')::int >= 160000 then pg_has_role(r.oid, 'set')
                        else pg_has_role(r.oid, 'member') end
            having count(*) = 1
            """;

    Publication(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /**
     * Sees to it that it is there.
     *
     * @throws FeedRefusedException if the user may not make it, or if another one has its name
     */
    void ensure(String schema, List<String> tables) throws SQLException {
        if (exists()) {
            if (!isOf(schema, tables)) {
                throw new FeedRefusedException(
                        "The publication " + name + " is there, and not of exactly these tables with all their rows,"
                                + " columns and kinds of changes: " + String.join(", ", tables),
                        "If nothing uses it, run in the source: drop publication " + name + ";");
            }
            return;
        }
        try (Statement statement = connection.createStatement()) {
            actFor(statement, ownerOf(schema, tables));
            refuseIfNotAllowed(schema, tables);
            statement.execute(
                    "create publication " + name + " for table " + String.join(", ", qualified(schema, tables))
                            + " with (publish = 'insert, update, delete, truncate')");
            statement.execute("reset role");
        }
    }

    /**
     * Takes the rights of an owner for a moment: a user can be granted a role without inheriting what it may, so that it cannot
     * write by mistake.
     */
    private void actFor(Statement statement, Optional<String> owner) throws SQLException {
        if (owner.isPresent()) {
            PGConnection quoting = connection.unwrap(PGConnection.class);
            statement.execute("set role " + quoting.escapeIdentifier(owner.get()));
        }
    }

    /** The one role that owns tables, if its rights are not had but can be taken. */
    private Optional<String> ownerOf(String schema, List<String> tables) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OWNER.formatted("""
                select c.relowner
                  from pg_class c
                 where c.relnamespace = (select oid from pg_namespace where nspname = ?)
                   and c.relname = any(?)"""))) {
            statement.setString(1, schema);
            statement.setArray(2, connection.createArrayOf("text", tables.toArray()));
            return owner(statement);
        }
    }

    private static Optional<String> owner(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }

    /** Whether it sends every change of exactly these tables. */
    boolean isOf(String schema, List<String> tables) throws SQLException {
        Set<String> found = new TreeSet<>();
        // Filters on rows and lists of columns came with 15: as JSON they are looked for without failing before it.
        try (PreparedStatement statement = connection.prepareStatement("""
                select t.schemaname, t.tablename
                  from pg_publication p
                  join pg_publication_tables t on t.pubname = p.pubname
                 where p.pubname = ?
                   and p.pubinsert and p.pubupdate and p.pubdelete and p.pubtruncate
                   and not exists (
                       select from pg_publication_rel r
                        where r.prpubid = p.oid
                          and (to_jsonb(r) ->> 'prqual' is not null or to_jsonb(r) ->> 'prattrs' is not null))
                """)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.addAll(qualified(row.getString(1), List.of(row.getString(2))));
                }
            }
        }
        return found.equals(qualified(schema, tables));
    }

    void drop() throws SQLException {
        try (PreparedStatement owners = connection.prepareStatement(
                        OWNER.formatted("select p.pubowner from pg_publication p where p.pubname = ?"));
                Statement statement = connection.createStatement()) {
            owners.setString(1, name);
            actFor(statement, owner(owners));
            statement.execute("drop publication if exists " + name);
            statement.execute("reset role");
        }
    }

    private boolean exists() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from pg_publication where pubname = ?")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private void refuseIfNotAllowed(String schema, List<String> tables) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select current_user::text, current_database()::text,
                       has_database_privilege(current_database(), 'create'),
                       (select string_agg(c.relname, ', ' order by c.relname)
                          from pg_class c
                         where c.relnamespace = (select oid from pg_namespace where nspname = ?)
                           and c.relname = any(?)
                           and not pg_has_role(c.relowner, 'usage'))
                """)) {
            statement.setString(1, schema);
            statement.setArray(2, connection.createArrayOf("text", tables.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getString(4) != null) {
                    throw new FeedRefusedException(
                            "The user " + row.getString(1) + " does not own " + row.getString(4)
                                    + ", and only an owner may publish a table's changes",
                            "Grant the user the role that owns them, or let their owner run in the source: "
                                    + "create publication " + name + " for table " + String.join(", ", tables) + ";");
                }
                if (!row.getBoolean(3)) {
                    throw new FeedRefusedException(
                            "The user " + row.getString(1) + " may not create a publication in the database "
                                    + row.getString(2),
                            "Run in the source: grant create on database " + row.getString(2) + " to "
                                    + row.getString(1) + ";");
                }
            }
        }
    }

    private Set<String> qualified(String schema, List<String> tables) throws SQLException {
        PGConnection quoting = connection.unwrap(PGConnection.class);
        Set<String> names = new TreeSet<>();
        for (String table : tables) {
            names.add(quoting.escapeIdentifier(schema) + "." + quoting.escapeIdentifier(table));
        }
        return names;
    }
}
