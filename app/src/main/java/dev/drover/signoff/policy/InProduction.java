package dev.drover.signoff.policy;

import dev.drover.connection.EnvironmentKind;
import java.util.Optional;

/** The environment is the real thing. */
public record InProduction() implements Risk {

    static final String KIND = "production";

    @Override
    public String word() {
        return KIND;
    }

    @Override
    public String words() {
        return "the environment is production";
    }

    @Override
    public Optional<String> because(PlanFacts facts) {
        return facts.environment() == EnvironmentKind.PRODUCTION
                ? Optional.of("the environment is production")
                : Optional.empty();
    }
}
