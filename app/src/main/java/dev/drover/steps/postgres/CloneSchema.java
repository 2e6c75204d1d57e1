package dev.drover.steps.postgres;

import dev.drover.connection.Access;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceConnections;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.RunKind;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Clones every table of the source schema into a schema beside it, as of one moment.
 *
 * <p>The clone is one transaction: it is there completely or not at all, and a repeated slice finds the one that the first
 * made. It protects against mistakes of this migration, not against the loss of the server.
 */
@Component
class CloneSchema implements StepType<CloneSchema.Parameters> {

    static final String ID = "postgres.clone-schema";

    private final SourceConnections connections;
    private final SourceCatalog catalog;

    CloneSchema(SourceConnections connections, SourceCatalog catalog) {
        this.connections = connections;
        this.catalog = catalog;
    }

    record Parameters() {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                ID,
                "Clone the source schema",
                "Copies every table into a schema beside the source, in one transaction, and counts its rows.",
                Effect.REVERSIBLE,
                List.of("PostgreSQL: create on the database", "PostgreSQL: select on every table"));
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Clone every table of the source schema into a schema beside it";
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        SourceAddress source = context.original();
        SourceSchema schema = catalog.read(source);
        CloneStatements statements = new CloneStatements(schema, context.cloneSchema());
        long rows =
                schema.tables().stream().mapToLong(SourceTable::estimatedRows).sum();
        return new Preview(
                statements.all(),
                Evidence.of("Rows, estimated", String.format("%,d", rows), "Clone", context.cloneSchema()),
                List.of());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        SourceAddress source = context.original();
        String clone = context.cloneSchema();
        try (Connection connection = connections.open(source, Access.READ_WRITE)) {
            SourceSchema schema = catalog.read(connection, source.schema());
            if (!exists(connection, clone)) {
                copy(connection, schema, clone, context);
            }
            analyze(connection, schema, clone);
            return new StepOutcome.Completed(evidence(connection, schema, clone));
        } catch (SQLException e) {
            throw SourceConnections.translate(source, e);
        }
    }

    private static void copy(Connection connection, SourceSchema schema, String clone, StepContext context)
            throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = connection.createStatement()) {
            for (String sql : new CloneStatements(schema, clone).all()) {
                long rows = statement.executeLargeUpdate(sql);
                if (sql.startsWith("insert")) {
                    // The columns are in the preview; here they would bury the numbers.
                    context.log(String.format(
                            "%s: %,d rows", sql.substring("insert into ".length(), sql.indexOf(" (")), rows));
                }
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
        connection.setAutoCommit(true);
    }

    private static boolean exists(Connection connection, String schema) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from pg_namespace where nspname = ?")) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void analyze(Connection connection, SourceSchema schema, String clone) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (SourceTable table : schema.tables()) {
                statement.execute("analyze " + CloneStatements.qualified(clone, table.name()));
            }
        }
    }

    private static Evidence evidence(Connection connection, SourceSchema schema, String clone) throws SQLException {
        List<String> facts = new ArrayList<>(List.of("Clone", clone));
        try (Statement statement = connection.createStatement()) {
            for (SourceTable table : schema.tables()) {
                try (ResultSet row = statement.executeQuery(
                        "select count(*) from " + CloneStatements.qualified(clone, table.name()))) {
                    row.next();
                    facts.add("Rows of " + table.name());
                    facts.add(String.format("%,d", row.getLong(1)));
                }
            }
        }
        return Evidence.of(facts.toArray(String[]::new));
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "Keeps the clone: it is the backup. Only a rehearsal drops the clone that it made. The source is not"
                + " touched.";
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        String clone = context.cloneSchema();
        if (context.kind() != RunKind.REHEARSAL) {
            return new StepOutcome.Completed(Evidence.of("Kept", clone));
        }
        try (Connection connection = connections.open(context.original(), Access.READ_WRITE);
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + CloneStatements.quoted(clone) + " cascade");
            return new StepOutcome.Completed(Evidence.of("Dropped", clone));
        } catch (SQLException e) {
            throw SourceConnections.translate(context.original(), e);
        }
    }
}
