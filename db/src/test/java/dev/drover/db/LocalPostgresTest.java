package dev.drover.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class LocalPostgresTest {

    @Test
    void writesDurablyAndOnLoopbackOnly(@TempDir Path home) {
        try (DataDirectory directory = DataDirectory.lock(home);
                LocalPostgres postgres = LocalPostgres.start(directory)) {
            JdbcClient sql = JdbcClient.create(postgres.dataSource("postgres"));
            assertThat(setting(sql, "fsync")).isEqualTo("on");
            assertThat(setting(sql, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(sql, "full_page_writes")).isEqualTo("on");
            assertThat(setting(sql, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(sql, "unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void asksForThePassword(@TempDir Path home) {
        try (DataDirectory directory = DataDirectory.lock(home);
                LocalPostgres postgres = LocalPostgres.start(directory)) {
            var intruder = new org.postgresql.ds.PGSimpleDataSource();
            intruder.setURL(postgres.jdbcUrl("postgres"));
            intruder.setUser(postgres.user());
            intruder.setPassword("guess");
            assertThatThrownBy(intruder::getConnection).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void keepsItsDataBetweenStarts(@TempDir Path home) {
        try (DataDirectory directory = DataDirectory.lock(home);
                LocalPostgres postgres = LocalPostgres.start(directory)) {
            postgres.createDatabase("drover");
            JdbcClient.create(postgres.dataSource("drover"))
                    .sql("create table kept (n int)")
                    .update();
        }
        try (DataDirectory directory = DataDirectory.lock(home);
                LocalPostgres postgres = LocalPostgres.start(directory)) {
            postgres.createDatabase("drover");
            assertThat(JdbcClient.create(postgres.dataSource("drover"))
                            .sql("select count(*) from kept")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void keepsItsPortBetweenStartsUnlessSomebodyTookIt(@TempDir Path home) throws Exception {
        int port;
        try (DataDirectory directory = DataDirectory.lock(home);
                LocalPostgres postgres = LocalPostgres.start(directory)) {
            port = postgres.port();
        }
        try (DataDirectory directory = DataDirectory.lock(home);
                LocalPostgres postgres = LocalPostgres.start(directory)) {
            assertThat(postgres.port()).isEqualTo(port);
        }
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                DataDirectory directory = DataDirectory.lock(home);
                LocalPostgres postgres = LocalPostgres.start(directory)) {
            assertThat(postgres.port()).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void keepsItsPasswordForItsOwnerOnly(@TempDir Path home) throws Exception {
        try (DataDirectory directory = DataDirectory.lock(home)) {
            String password = directory.password("a-password");
            assertThat(directory.password("a-password")).isEqualTo(password);
            assertThat(directory.kept("another")).isEmpty();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("a-password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void stopsTheServerThatAKilledDroverLeftBehind(@TempDir Path home) throws Exception {
        DataDirectory killed = DataDirectory.lock(home);
        LocalPostgres orphan = LocalPostgres.start(killed);
        JdbcClient.create(orphan.dataSource("postgres"))
                .sql("create table kept (n int)")
                .update();
        long pid = Long.parseLong(
                Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(0));
        Path lockOfTheLibrary = home.resolve("postgres/epg-lock");
        // What a kill leaves: a running server, and no process that holds a lock.
        killed.close();
        Files.move(lockOfTheLibrary, home.resolve("lock-of-the-dead"));

        try (DataDirectory directory = DataDirectory.lock(home);
                LocalPostgres postgres = LocalPostgres.start(directory)) {
            assertThat(ProcessHandle.of(pid)).isNotPresent();
            assertThat(JdbcClient.create(postgres.dataSource("postgres"))
                            .sql("select count(*) from kept")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void startsOverWhenTheFirstStartDidNotFinish(@TempDir Path home) throws Exception {
        Files.createDirectories(home.resolve("postgres"));
        Files.writeString(home.resolve("postgres/postgresql.conf"), "# half an initdb");
        try (DataDirectory directory = DataDirectory.lock(home);
                LocalPostgres postgres = LocalPostgres.start(directory)) {
            assertThat(setting(JdbcClient.create(postgres.dataSource("postgres")), "fsync"))
                    .isEqualTo("on");
        }
    }

    @Test
    void ignoresAPidFileWhoseNumberBelongsToSomethingElse(@TempDir Path home) throws Exception {
        try (DataDirectory directory = DataDirectory.lock(home);
                LocalPostgres postgres = LocalPostgres.start(directory)) {
            assertThat(postgres.port()).isPositive();
        }
        Files.writeString(
                home.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (DataDirectory directory = DataDirectory.lock(home);
                LocalPostgres postgres = LocalPostgres.start(directory)) {
            assertThat(postgres.port()).isPositive();
        }
    }

    @Test
    void refusesASecondDroverOnTheSameDirectory(@TempDir Path home) {
        try (DataDirectory first = DataDirectory.lock(home)) {
            assertThatThrownBy(() -> DataDirectory.lock(home))
                    .isInstanceOf(DataDirectoryInUseException.class)
                    .hasMessageContaining(first.path().toString())
                    .hasMessageContaining("Stop it");
        }
    }

    private static String setting(JdbcClient sql, String name) {
        return sql.sql("select current_setting('" + name + "')")
                .query(String.class)
                .single();
    }
}
