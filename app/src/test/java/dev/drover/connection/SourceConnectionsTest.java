package dev.drover.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.db.testing.TestDatabase;
import dev.drover.db.testing.TestPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceConnectionsTest {

    private final SourceConnections connections = TestConnections.open();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatAsksForThePasswordItselfGetsNothing(boolean cleartext) throws Exception {
        try (GreedyServer server = cleartext ? GreedyServer.cleartext() : GreedyServer.md5()) {
            assertThatThrownBy(() ->
                            connections.open(TestConnections.address(server.port(), "shop", "shop"), Access.READ_ONLY))
                    .isInstanceOf(ConnectionProblem.class)
                    .hasMessageContaining("in a way that Drover refuses");
            assertThat(server.answer().get(10, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void aServerThatAsksForNothingIsOpened() throws SQLException, IOException {
        TestDatabase database = TestPostgres.emptyDatabase();
        SourceAddress address = TestConnections.address(database);
        try (Connection connection = connections.open(address, Access.READ_ONLY)) {
            assertThat(connection.isReadOnly()).isTrue();
        }
        try (Connection connection = connections.openReplication(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("IDENTIFY_SYSTEM")) {
            row.next();
            assertThat(row.getString("dbname")).isEqualTo(database.name());
        }
    }
}
