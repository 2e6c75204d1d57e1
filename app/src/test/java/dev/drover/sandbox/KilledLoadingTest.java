package dev.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.db.DataDirectory;
import dev.drover.db.LocalPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class KilledLoadingTest {

    private static final int ORDERS = 60_000;

    /** What the killed process does: the start of a sandbox, as far as its shop goes. */
    public static void main(String[] arguments) throws Exception {
        DataDirectory directory = DataDirectory.lock(Path.of(arguments[0]));
        LocalPostgres postgres = LocalPostgres.start(directory);
        new SampleShopData(postgres, new SandboxSecrets(directory, postgres), ORDERS).load();
    }

    @Test
    void beginsAgainAfterAKillInTheMiddle(@TempDir Path killedHome, @TempDir Path calmHome) throws Exception {
        Process loading = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledLoadingTest.class.getName(),
                        killedHome.toString())
                .redirectErrorStream(true)
                .redirectOutput(killedHome
                        .resolveSibling(killedHome.getFileName() + ".log")
                        .toFile())
                .start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(30))
                    .ignoreExceptions()
                    .until(() -> isInTheMiddle(killedHome));
        } finally {
            loading.destroyForcibly();
        }
        assertThat(loading.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(loading.exitValue()).isEqualTo(137);

        String afterTheKill;
        try (DataDirectory directory = DataDirectory.lock(killedHome);
                LocalPostgres postgres = LocalPostgres.start(directory)) {
            assertThat(JdbcClient.create(postgres.dataSource("shop"))
                            .sql("select to_regclass('sandbox.loaded') is null")
                            .query(Boolean.class)
                            .single())
                    .as("nothing is there after the kill")
                    .isTrue();
            new SampleShopData(postgres, new SandboxSecrets(directory, postgres), ORDERS).load();
            afterTheKill = SampleShopDataTest.checksum(postgres);
        }
        try (DataDirectory directory = DataDirectory.lock(calmHome);
                LocalPostgres postgres = LocalPostgres.start(directory)) {
            new SampleShopData(postgres, new SandboxSecrets(directory, postgres), ORDERS).load();
            assertThat(afterTheKill).isEqualTo(SampleShopDataTest.checksum(postgres));
        }
    }

    private static boolean isInTheMiddle(Path home) throws Exception {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setPortNumbers(new int[] {Integer.parseInt(Files.readString(home.resolve("postgres-port")))});
        server.setServerNames(new String[] {"127.0.0.1"});
        server.setDatabaseName("postgres");
        server.setUser("postgres");
        server.setPassword(Files.readString(home.resolve("postgres-password")));
        return JdbcClient.create(server)
                .sql(
                        "select exists (select from pg_stat_activity where datname = 'shop' and query like '%insert into shop.orders%')")
                .query(Boolean.class)
                .single();
    }
}
