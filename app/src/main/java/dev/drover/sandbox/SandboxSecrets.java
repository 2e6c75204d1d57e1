package dev.drover.sandbox;

import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.SecretSource;
import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.db.DataDirectory;
import org.springframework.stereotype.Component;

/** The passwords of the sample shop's database, made up at the first start and kept in the data directory. */
@Component
@ConditionalOnLocalPostgres
class SandboxSecrets implements SecretSource {

    /** The user as whom the shop itself connects; it owns the tables. */
    static final String SHOP = "shop";

    /** The user as whom Drover connects: it reads everything and makes schemas for clones. */
    static final String DROVER = "drover";

    private final DataDirectory directory;

    SandboxSecrets(DataDirectory directory) {
        this.directory = directory;
    }

    @Override
    public String scheme() {
        return "sandbox";
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
