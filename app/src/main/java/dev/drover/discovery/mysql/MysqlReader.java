package dev.drover.discovery.mysql;

import dev.drover.connection.MysqlConnections;
import dev.drover.connection.SourceAddress;
import dev.drover.discovery.Classified;
import dev.drover.discovery.SourceFacts;
import dev.drover.discovery.SourceNotReadyException;
import dev.drover.discovery.SourceReader;
import dev.drover.discovery.SourceReading;
import dev.drover.discovery.StatementClass;
import dev.drover.discovery.sql.SqlClassifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads a MySQL source in one read-only session with a time limit for every statement. */
@Component
class MysqlReader implements SourceReader {

    private final MysqlConnections connections;
    private final SqlClassifier classifier;

    MysqlReader(MysqlConnections connections, SqlClassifier classifier) {
        this.connections = connections;
        this.classifier = classifier;
    }

    @Override
    public boolean knows(String product) {
        return product.startsWith("MySQL ") || product.startsWith("MariaDB ");
    }

    @Override
    public SourceReading read(SourceAddress address) {
        try (Connection connection = connections.open(address)) {
            SourceFacts facts = MysqlFacts.read(connection, address.database());
            if (facts.tables().isEmpty()) {
                throw notVisible(address);
            }
            DigestView.Counters counters = DigestView.read(connection, address.database());
            return new SourceReading(
                    address.host() + ":" + address.port() + "/" + address.database(),
                    product(connection),
                    now(connection),
                    null,
                    null,
                    counters.statements(),
                    facts,
                    counters.notes());
        } catch (SQLException e) {
            throw MysqlConnections.translate(address, e);
        }
    }

    private static SourceNotReadyException notVisible(SourceAddress address) {
        return new SourceNotReadyException(
                "There is no database " + address.database() + " on " + address.host() + ":" + address.port() + ", or "
                        + address.user() + " may not see its tables.",
                "Correct the name, or let an administrator run this.",
                "grant select, trigger on " + address.database() + ".* to " + address.user() + ";");
    }

    private static String product(Connection connection) throws SQLException {
        String version = one(connection, "select version()");
        return (version.contains("MariaDB") ? "MariaDB " : "MySQL ") + version.replaceFirst("-.*$", "");
    }

    private static Instant now(Connection connection) throws SQLException {
        double seconds = Double.parseDouble(one(connection, "select unix_timestamp(now(3))"));
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public Classified classify(String statement, SourceFacts facts) {
        return DigestText.isCut(statement)
                ? Classified.bare(StatementClass.OTHER, List.of(), "The server cut it: it is too long for it to keep.")
                : classifier.classify(statement, facts);
    }
}
