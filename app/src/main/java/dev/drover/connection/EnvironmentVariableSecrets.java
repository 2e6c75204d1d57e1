package dev.drover.connection;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Secrets in environment variables, {@code env:DROVER_SOURCE_SHOP}.
 *
 * <p>Only names that begin with {@code DROVER_SOURCE_} can be read: otherwise whoever may edit a connection could have
 * any variable of the process sent to a host of their choice.
 */
@Component
class EnvironmentVariableSecrets implements SecretSource {

    private static final String PREFIX = "DROVER_SOURCE_";

    private final Environment environment;

    EnvironmentVariableSecrets(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String scheme() {
        return "env";
    }

    @Override
    public String read(String name) {
        if (!name.startsWith(PREFIX)) {
            throw ConnectionProblem.secretNotReadable(
                    "env:" + name, "only variables whose name begins with " + PREFIX + " can be used");
        }
        String value = environment.getProperty(name);
        if (value == null) {
            throw ConnectionProblem.secretNotReadable("env:" + name, "the variable is not set");
        }
        return value;
    }
}
