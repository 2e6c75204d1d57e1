package dev.drover.web.connection;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.Environment;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.SourceAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What an admin typed about an environment. Empty optional fields count as not given. */
record EnvironmentForm(
        @NotBlank(message = "Name: enter one, for example Production") @Size(max = 60)
        String name,

        @NotNull(message = "Environment: choose test or production")
        EnvironmentKind kind,

        @NotNull(message = "Enter where the source is") @Valid
        SourceAddress source,

        @NotNull(message = "Enter where the AWS side is") @Valid
        AwsAddress aws) {

    static EnvironmentForm empty() {
        return new EnvironmentForm(
                "",
                EnvironmentKind.TEST,
                new SourceAddress("", 5432, "", "public", "", "env:DROVER_SOURCE_"),
                new AwsAddress("", "", null, null, null));
    }

    static EnvironmentForm of(Environment environment) {
        return new EnvironmentForm(environment.name(), environment.kind(), environment.source(), environment.aws());
    }

    AwsAddress awsAddress() {
        return new AwsAddress(
                aws.region(), aws.account(), given(aws.endpoint()), given(aws.roleArn()), given(aws.externalId()));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
