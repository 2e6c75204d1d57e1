package dev.drover.discovery.postgres;

import dev.drover.connection.Access;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceConnections;
import dev.drover.discovery.Classified;
import dev.drover.discovery.SourceFacts;
import dev.drover.discovery.SourceReader;
import dev.drover.discovery.SourceReading;
import dev.drover.discovery.sql.SqlClassifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Reads a PostgreSQL source in one read-only session with a time limit for every statement. */
@Component
class PostgresReader implements SourceReader {

    private static final String LIMITS = "set statement_timeout = '20s'; set lock_timeout = '2s'";

    private final SourceConnections connections;
    private final SqlClassifier classifier;

    PostgresReader(SourceConnections connections, SqlClassifier classifier) {
        this.connections = connections;
        this.classifier = classifier;
    }

    @Override
    public boolean knows(String product) {
        return product.startsWith("PostgreSQL ");
    }

    @Override
    public SourceReading read(SourceAddress address) {
        try (Connection connection = connections.open(address, Access.READ_ONLY);
                Statement statement = connection.createStatement()) {
            statement.execute(LIMITS);
            StatementView view = StatementView.find(connection, address);
            Counters counters = view.read(connection, address);
            SourceFacts facts = TableFacts.read(connection, address.schema());
            List<String> notes = new ArrayList<>(counters.notes());
            if (facts.tables().stream().noneMatch(SourceFacts.Table::isAnalysed)) {
                notes.add(
                        "The statistics of the columns are not visible, so sizes are missing. Let the owner run: analyze;"
                                + " and: grant select on all tables in schema " + address.schema() + " to "
                                + address.user()
                                + ";");
            }
            return new SourceReading(
                    address.host() + ":" + address.port() + "/" + address.database(),
                    "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion(),
                    now(statement),
                    counters.since(),
                    counters.forgotten(),
                    counters.statements(),
                    facts,
                    notes,
                    IndexReads.unread(connection, address.schema()),
                    extensions(statement));
        } catch (SQLException e) {
            throw SourceConnections.translate(address, e);
        }
    }

    /** Every database has the language PL/pgSQL, so it says nothing. */
    private static List<String> extensions(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(
                "select extname from pg_extension where extname <> 'plpgsql' order by extname")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    private static Instant now(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            Timestamp now = Objects.requireNonNull(row.getTimestamp(1));
            return now.toInstant();
        }
    }

    @Override
    public Classified classify(String statement, SourceFacts facts) {
        return classifier.classify(statement, facts);
    }
}
