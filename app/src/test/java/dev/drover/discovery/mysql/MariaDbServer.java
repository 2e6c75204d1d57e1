package dev.drover.discovery.mysql;

import dev.drover.connection.SourceAddress;
import dev.drover.db.testing.TestDatabase;
import dev.drover.testing.SmallShop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A MariaDB server of this machine that counts statements; its data go with the directory. */
final class MariaDbServer implements AutoCloseable {

    private static final String DATABASE = "shop";
    private static final String APPLICATION = "app";

    private final Process process;
    private final int port;

    private MariaDbServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Empty if this machine has none. */
    static Optional<Path> binary() {
        return Stream.of("/usr/sbin/mariadbd", "/usr/local/sbin/mariadbd", "/usr/local/bin/mariadbd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static MariaDbServer start(Path directory) throws IOException, InterruptedException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Path log = directory.resolve("log");
        Process install = new ProcessBuilder(
                        "mariadb-install-db",
                        "--no-defaults",
                        "--datadir=" + data,
                        "--user=" + System.getProperty("user.name"),
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!install.waitFor(120, TimeUnit.SECONDS) || install.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
        Path init = Files.writeString(
                directory.resolve("init.sql"),
                String.join(
                        ";\n",
                        "create database " + DATABASE,
                        user(APPLICATION),
                        "grant all on " + DATABASE + ".* to " + APPLICATION,
                        user(TestDatabase.USER),
                        "grant select, trigger on " + DATABASE + ".* to " + TestDatabase.USER,
                        "grant select, update on performance_schema.* to " + TestDatabase.USER,
                        ""));
        int port = freePort();
        Process server = new ProcessBuilder(List.of(
                        binary().orElseThrow().toString(),
                        "--no-defaults",
                        "--datadir=" + data,
                        "--user=" + System.getProperty("user.name"),
                        "--socket=" + directory.resolve("socket"),
                        "--pid-file=" + directory.resolve("pid"),
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--skip-name-resolve",
                        "--performance-schema=on",
                        "--innodb-buffer-pool-size=16M",
                        "--init-file=" + init))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        MariaDbServer started = new MariaDbServer(server, port);
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(started::answers);
        return started;
    }

    /** What discovery reads, with a user that may only read. */
    SourceAddress address() {
        String reference = SmallShop.ALLOWED.substring(0, SmallShop.ALLOWED.indexOf('='));
        return new SourceAddress("127.0.0.1", port, DATABASE, DATABASE, TestDatabase.USER, reference);
    }

    /** As the application. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private boolean answers() throws SQLException {
        connect().close();
        return true;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://127.0.0.1:" + port + "/" + DATABASE, APPLICATION, TestDatabase.PASSWORD);
    }

    private static String user(String name) {
        return "create user " + name + " identified by '" + TestDatabase.PASSWORD + "'";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
