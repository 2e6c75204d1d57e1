package dev.drover.sandbox;

import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.SecretSource;
import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.db.DataDirectory;
import dev.drover.db.LocalPostgres;
import org.springframework.stereotype.Component;

/** The passwords of the sample shop's database, made up at the first start and kept in the data directory. */
@Component
@ConditionalOnLocalPostgres
class SandboxSecrets implements SecretSource {

    /** The user as whom the shop itself connects; it owns the tables. */
    static final String SHOP = "shop";

    /** The user as whom Drover connects: it reads everything and makes schemas for clones. */
    static final String DROVER = "drover";

    /** Where the embedded server listens. */
    static final String HOST = "127.0.0.1";

    private final DataDirectory directory;
    private final LocalPostgres postgres;

    SandboxSecrets(DataDirectory directory, LocalPostgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
    }

    @Override
    public String scheme() {
        return "sandbox";
    }

    @Override
    public boolean belongsTo(String host, int port) {
        return host.equals(HOST) && port == postgres.port();
    }

    @Override
    public String read(String user) {
        if (!user.equals(SHOP) && !user.equals(DROVER)) {
            throw ConnectionProblem.secretNotReadable(
                    "sandbox:" + user, "the sandbox knows the users " + SHOP + " and " + DROVER);
        }
        return directory.password("password-of-" + user);
    }
}
