package dev.drover.steps.check;

import dev.drover.connection.Access;
import dev.drover.connection.SourceConnections;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.step.StepContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Drover's user may read every mapped table and make the clone. */
@Component
@Order(2)
class SourceIsReadable implements PreflightCheck {

    private final SourceConnections connections;

    SourceIsReadable(SourceConnections connections) {
        this.connections = connections;
    }

    @Override
    public String name() {
        return "Privileges on the source";
    }

    @Override
    public List<String> problems(StepContext context, List<String> facts) {
        List<String> problems = new ArrayList<>();
        try (Connection connection = connections.open(context.original(), Access.READ_ONLY)) {
            facts.add("Source");
            facts.add(connection.getMetaData().getDatabaseProductName() + " "
                    + connection.getMetaData().getDatabaseProductVersion());
            for (String table : mappedTables(context.plan().model())) {
                if (!may(connection, context.original().schema(), table)) {
                    problems.add("The user " + context.original().user() + " may not read " + table
                            + ". Grant select on it.");
                }
            }
            if (!mayCreate(connection)) {
                problems.add("The user " + context.original().user()
                        + " may not create a schema for the clone. Grant create on the database.");
            }
        } catch (SQLException e) {
            throw SourceConnections.translate(context.original(), e);
        }
        return problems;
    }

    private static Set<String> mappedTables(TargetModel model) {
        Set<String> tables = new LinkedHashSet<>();
        for (TargetTable table : model.tables()) {
            for (EntityMapping entity : table.entities()) {
                tables.addAll(MappedTables.of(entity));
            }
        }
        return tables;
    }

    /** A table that does not exist is another check's business. */
    private static boolean may(Connection connection, String schema, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select coalesce(has_table_privilege(to_regclass(format('%I.%I', ?::text, ?::text)), 'select'), true)")) {
            statement.setString(1, schema);
            statement.setString(2, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static boolean mayCreate(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select has_database_privilege(current_database(), 'create')");
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
