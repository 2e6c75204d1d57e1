package dev.drover.db;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Starts {@link LocalPostgres} and keeps Drover's own tables in it, unless {@code spring.datasource.url} is set. */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnLocalPostgres
public class LocalPostgresAutoConfiguration {

    private static final String DATABASE = "drover";

    @Bean
    DataDirectory dataDirectory(@Value("${drover.data-directory:.drover}") Path path) {
        return DataDirectory.lock(path);
    }

    @Bean
    LocalPostgres localPostgres(DataDirectory directory) {
        return LocalPostgres.start(directory);
    }

    @Bean
    JdbcConnectionDetails localPostgresConnectionDetails(LocalPostgres postgres) {
        postgres.createDatabase(DATABASE);
        return new JdbcConnectionDetails() {

            @Override
            public String getUsername() {
                return postgres.user();
            }

            @Override
            public String getPassword() {
                return postgres.password();
            }

            @Override
            public String getJdbcUrl() {
                return postgres.jdbcUrl(DATABASE);
            }
        };
    }

    /** Matches when nobody told Drover which database to use. */
    static final class NoDatabaseConfigured extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean configured = context.getEnvironment().containsProperty("spring.datasource.url");
            return new ConditionOutcome(
                    !configured, ConditionMessage.of("spring.datasource.url is " + (configured ? "" : "not ") + "set"));
        }
    }
}
