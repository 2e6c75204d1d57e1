package dev.drover.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.db.testing.TestDatabase;
import dev.drover.db.testing.TestPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceConnectionsTest {

    private final SourceConnections connections = new SourceConnections(new Secrets(
            List.of(new SecretSource() {
                @Override
                public String scheme() {
                    return "env";
                }

                @Override
                public String read(String name) {
                    return "the-secret";
                }
            }),
            new AllowedSources(List.of("env:X=127.0.0.1:*"))));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatAsksForThePasswordItselfGetsNothing(boolean cleartext) throws Exception {
        try (GreedyServer server = cleartext ? GreedyServer.cleartext() : GreedyServer.md5()) {
            assertThatThrownBy(() -> connections.open(
                            new SourceAddress("127.0.0.1", server.port(), "shop", "public", "shop", "env:X"),
                            Access.READ_ONLY))
                    .isInstanceOf(ConnectionProblem.class)
                    .hasMessageContaining("in a way that Drover refuses");
            assertThat(server.answer().get(10, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void aServerThatAsksForNothingIsOpened() throws SQLException, IOException {
        TestDatabase database = TestPostgres.emptyDatabase();
        SourceAddress address =
                new SourceAddress("127.0.0.1", database.port(), database.name(), "public", TestDatabase.USER, "env:X");
        try (Connection connection = connections.open(address, Access.READ_ONLY)) {
            assertThat(connection.isReadOnly()).isTrue();
        }
    }
}
