package dev.drover.testing;

import dev.drover.db.DataDirectory;
import dev.drover.db.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * Gives an application context the server that Drover brings along, new and with durable writes. The server of the other
 * tests writes without waiting for the disk, so it would make everything that commits look cheap.
 */
public class DurableDatabase implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final String NAME = "drover";

    @Override
    public void initialize(GenericApplicationContext context) {
        Path path = newDirectory();
        DataDirectory directory = DataDirectory.lock(path);
        LocalPostgres postgres = LocalPostgres.start(directory);
        postgres.createDatabase(NAME);
        DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
        beans.registerSingleton("durableDatabase", postgres);
        // What is registered first is closed last, after everything that uses it.
        beans.registerDisposableBean("durableDatabase", () -> {
            postgres.close();
            directory.close();
            FileSystemUtils.deleteRecursively(path);
        });
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "durable database",
                        Map.of(
                                "spring.datasource.url",
                                postgres.jdbcUrl(NAME),
                                "spring.datasource.username",
                                postgres.user(),
                                "spring.datasource.password",
                                postgres.password(),
                                "drover.source.allowed",
                                FreshDatabase.ALLOWED_SOURCES,
                                "spring.jpa.open-in-view",
                                "false")));
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("drover-durable");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
