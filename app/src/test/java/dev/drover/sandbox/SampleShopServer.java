package dev.drover.sandbox;

import dev.drover.connection.SourceAddress;
import dev.drover.db.DataDirectory;
import dev.drover.db.LocalPostgres;
import dev.drover.model.TargetModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL with the sample shop in it, started once for all tests of this JVM. */
public final class SampleShopServer {

    public static final int ORDERS = 2_000;

    private SampleShopServer() {}

    public static String jdbcUrl() {
        return Running.POSTGRES.jdbcUrl("shop");
    }

    public static LocalPostgres postgres() {
        return Running.POSTGRES;
    }

    /** A new database in the directory, as the sandbox would start it. */
    public static SandboxDynamoDb dynamo(DataDirectory directory) {
        return new SandboxDynamoDb(directory, "");
    }

    public static TargetModel model() {
        return SampleModel.model();
    }

    /** The password of one of the two users, shop and drover. */
    public static String password(String user) {
        return Running.SECRETS.read(user);
    }

    public static SourceAddress source() {
        return new SourceAddress("127.0.0.1", Running.POSTGRES.port(), "shop", "shop", "drover", "sandbox:drover");
    }

    /** A connection as Drover's own user. */
    public static Connection connection() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), "drover", password("drover"));
    }

    /** The shop's database as its superuser. */
    public static JdbcClient sql() {
        return JdbcClient.create(Running.POSTGRES.dataSource("shop"));
    }

    private static final class Running {

        static final DataDirectory DIRECTORY = directory();
        static final LocalPostgres POSTGRES = start();
        static final SandboxSecrets SECRETS = new SandboxSecrets(DIRECTORY, POSTGRES);

        private static DataDirectory directory() {
            try {
                Path home = Files.createTempDirectory("sample-shop");
                return DataDirectory.lock(home);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static LocalPostgres start() {
            LocalPostgres postgres = LocalPostgres.start(DIRECTORY);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                DIRECTORY.close();
                try {
                    FileSystemUtils.deleteRecursively(DIRECTORY.path());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            try {
                new SampleShopData(postgres, new SandboxSecrets(DIRECTORY, postgres), ORDERS).load();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return postgres;
        }
    }
}
