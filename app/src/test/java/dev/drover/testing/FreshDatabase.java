package dev.drover.testing;

import dev.drover.db.testing.TestDatabase;
import dev.drover.db.testing.TestPostgres;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives an application context a database of its own. */
public class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** The references that tests use, on whatever port the tests' server has. */
    static final String ALLOWED_SOURCES =
            "env:DROVER_SOURCE_TEST=127.0.0.1:*,env:DROVER_SOURCE_SHOP=127.0.0.1:*," + SmallShop.ALLOWED;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase database = TestPostgres.droverDatabase();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "fresh database",
                        Map.of(
                                "spring.datasource.url",
                                database.jdbcUrl(),
                                "spring.datasource.username",
                                TestDatabase.USER,
                                "spring.datasource.password",
                                TestDatabase.PASSWORD,
                                "drover.source.allowed",
                                ALLOWED_SOURCES,
                                "spring.jpa.open-in-view",
                                "false")));
    }
}
