package dev.drover.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.audit.AuditTrail;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import jakarta.validation.Validation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Where an environment may point. The tests' setting allows env:DROVER_SOURCE_TEST on 127.0.0.1. */
@AppTest
class EnvironmentsTest {

    static final String ROLE = "arn:aws:iam::123456789012:role/drover";

    @Autowired
    Environments environments;

    @Autowired
    SourceConnections connections;

    @Autowired
    AuditTrail audit;

    @Autowired
    Office office;

    Workspace workspace;
    Actor admin;

    @BeforeEach
    void anAdmin() {
        workspace = office.workspace();
        admin = office.member(workspace, Role.ADMIN);
    }

    @Test
    void aSecretIsNotSentToAHostThatIsNotOnTheList() {
        assertThatThrownBy(() -> add(source("evil.example"), aws("123456789012", null)))
                .isInstanceOf(AddressRefusedException.class)
                .hasMessageContaining("evil.example:5432")
                .hasMessageContaining("drover.source.allowed");
        Environment kept = add(source("127.0.0.1"), aws("123456789012", null));
        assertThatThrownBy(() -> environments.move(kept.id(), source("evil.example"), kept.aws(), admin))
                .isInstanceOf(AddressRefusedException.class);
        assertThat(environments.get(kept.id()).source().host()).isEqualTo("127.0.0.1");
    }

    @Test
    void aConnectionThatWasSavedBeforeTheListIsNotOpened() {
        assertThatThrownBy(() -> connections.open(source("evil.example"), Access.READ_ONLY))
                .isInstanceOf(ConnectionProblem.class)
                .hasMessageContaining("may not be sent to evil.example:5432");
    }

    @Test
    void theRecordNamesOldAndNewAddressesAndNoReference() {
        Environment kept = add(source("127.0.0.1"), aws("123456789012", null));
        SourceAddress other = new SourceAddress("127.0.0.1", 5433, "shop", "public", "shop", "env:DROVER_SOURCE_SHOP");
        environments.move(kept.id(), other, aws("123456789012", ROLE), admin);
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1).get(0).sentence())
                .isEqualTo("Changed the addresses of the environment Test: source from"
                        + " shop@127.0.0.1:5432/shop, schema public to shop@127.0.0.1:5433/shop, schema public;"
                        + " the reference to the password changed;"
                        + " AWS from account 123456789012 in eu-west-1 to account 123456789012 in eu-west-1,"
                        + " role arn:aws:iam::123456789012:role/drover.");
    }

    @Test
    void theRoleIsOneOfTheAccountThatPeopleSee() {
        assertThat(add(source("127.0.0.1"), aws("123456789012", ROLE)).aws().roleArn())
                .isEqualTo(ROLE);
        assertThatThrownBy(() -> add(source("127.0.0.1"), aws("999999999999", ROLE)))
                .isInstanceOf(AddressRefusedException.class)
                .hasMessageContaining("is not one of the account 999999999999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drover", "arn:aws:iam::1234:role/x", "arn:aws:iam::123456789012:user/x", ROLE + " "})
    void aRoleIsAnArn(String role) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            assertThat(factory.getValidator().validate(aws("123456789012", role)))
                    .extracting(violation -> violation.getPropertyPath().toString())
                    .containsExactly("roleArn");
            assertThat(factory.getValidator().validate(aws("123456789012", ROLE)))
                    .isEmpty();
            assertThat(factory.getValidator().validate(aws("123456789012", ""))).isEmpty();
        }
    }

    private Environment add(SourceAddress source, AwsAddress aws) {
        return environments.add(workspace.id(), "Test", EnvironmentKind.TEST, source, aws, admin);
    }

    private static SourceAddress source(String host) {
        return new SourceAddress(host, 5432, "shop", "public", "shop", "env:DROVER_SOURCE_TEST");
    }

    private static AwsAddress aws(String account, @Nullable String role) {
        return new AwsAddress("eu-west-1", account, null, role, null);
    }
}
