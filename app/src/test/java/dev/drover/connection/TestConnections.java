package dev.drover.connection;

import dev.drover.db.testing.TestDatabase;
import java.util.List;

/** Connections to servers of tests, for tests that need nothing else of the application. */
public final class TestConnections {

    private TestConnections() {}

    public static SourceConnections open() {
        SecretSource secret = new SecretSource() {
            @Override
            public String scheme() {
                return "env";
            }

            @Override
            public String read(String name) {
                return "the-secret";
            }
        };
        return new SourceConnections(new Secrets(List.of(secret), new AllowedSources(List.of("env:X=127.0.0.1:*"))));
    }

    public static SourceAddress address(TestDatabase database) {
        return address(database.port(), database.name(), TestDatabase.USER);
    }

    public static SourceAddress address(int port, String database, String user) {
        return new SourceAddress("127.0.0.1", port, database, "public", user, "env:X");
    }
}
