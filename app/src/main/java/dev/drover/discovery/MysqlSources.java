package dev.drover.discovery;

import dev.drover.audit.AuditTrail;
import dev.drover.connection.MysqlConnections;
import dev.drover.connection.SourceAddress;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * MySQL databases whose statements are read instead of those of the environment's source. Nothing but discovery reads
 * them: what is moved comes from the environment.
 */
@Service
@Transactional
public class MysqlSources {

    private final JdbcClient sql;
    private final Migrations migrations;
    private final MysqlConnections connections;
    private final AuditTrail audit;

    MysqlSources(JdbcClient sql, Migrations migrations, MysqlConnections connections, AuditTrail audit) {
        this.sql = sql;
        this.migrations = migrations;
        this.connections = connections;
        this.audit = audit;
    }

    /** Empty if the environment's source is read. */
    @Transactional(readOnly = true)
    public Optional<SourceAddress> of(MigrationId id) {
        return sql.sql("select host, port, database_name, user_name, password from discovery_source"
                        + " where migration_id = :migration")
                .param("migration", id.value())
                .query((row, n) -> new SourceAddress(
                        row.getString("host"),
                        row.getInt("port"),
                        row.getString("database_name"),
                        row.getString("database_name"),
                        row.getString("user_name"),
                        row.getString("password")))
                .optional();
    }

    /**
     * Reads that database from now on.
     *
     * @throws dev.drover.connection.AddressRefusedException if its password may not be sent there
     */
    public void use(MigrationId id, SourceAddress source, Actor actor) {
        connections.check(source);
        sql.sql("""
                        insert into discovery_source (migration_id, host, port, database_name, user_name, password)
                        values (:migration, :host, :port, :database, :user, :password)
                        on conflict (migration_id) do update
                           set host = excluded.host, port = excluded.port, database_name = excluded.database_name,
                               user_name = excluded.user_name, password = excluded.password
                        """)
                .param("migration", id.value())
                .param("host", source.host())
                .param("port", source.port())
                .param("database", source.database())
                .param("user", source.user())
                .param("password", source.password())
                .update();
        record(
                id,
                "Discovery reads MySQL at " + source.host() + ":" + source.port() + "/" + source.database() + ".",
                actor);
    }

    /** Reads the environment's source again. */
    public void leave(MigrationId id, Actor actor) {
        int left = sql.sql("delete from discovery_source where migration_id = :migration")
                .param("migration", id.value())
                .update();
        if (left > 0) {
            record(id, "Discovery reads the source of the environment again.", actor);
        }
    }

    private void record(MigrationId id, String sentence, Actor actor) {
        audit.record(actor, migrations.get(id).workspace(), id.value(), "discovery.source", sentence);
    }
}
