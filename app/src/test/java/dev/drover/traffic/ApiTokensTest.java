package dev.drover.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class ApiTokensTest {

    @Autowired
    ApiTokens tokens;

    @Autowired
    Office office;

    @Autowired
    JdbcClient sql;

    Workspace workspace;
    Actor admin;

    @BeforeEach
    void aWorkspace() {
        workspace = office.workspace();
        admin = office.member(workspace, Role.ADMIN);
    }

    @Test
    void opensTheWorkspaceItWasMadeFor() {
        String token = tokens.create(workspace.id(), "Shop website", admin);
        assertThat(tokens.workspaceOf(token)).contains(workspace.id());
    }

    @Test
    void opensNothingWhenOneCharacterIsWrong() {
        String token = tokens.create(workspace.id(), "Shop website", admin);
        char last = token.charAt(token.length() - 1);
        String wrong = token.substring(0, token.length() - 1) + (last == '0' ? '1' : '0');
        assertThat(tokens.workspaceOf(wrong)).isEmpty();
        assertThat(tokens.workspaceOf("")).isEmpty();
        assertThat(tokens.workspaceOf("drover_")).isEmpty();
    }

    @Test
    void opensNothingOnceItIsRevoked() {
        String token = tokens.create(workspace.id(), "Shop website", admin);
        long id = tokens.of(workspace.id()).get(0).id();
        Workspace other = office.workspace();
        tokens.revoke(other.id(), id, office.member(other, Role.ADMIN));
        assertThat(tokens.workspaceOf(token)).isPresent();
        tokens.revoke(workspace.id(), id, admin);
        assertThat(tokens.workspaceOf(token)).isEmpty();
        assertThat(tokens.of(workspace.id()).get(0).isValid()).isFalse();
    }

    @Test
    void isNowhereInTheDatabase() {
        String token = tokens.create(workspace.id(), "Shop website", admin);
        String secret = token.substring(token.lastIndexOf('_') + 1);
        assertThat(sql.sql("select count(*) from api_token t where t::text like '%' || :secret || '%'")
                        .param("secret", secret)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(sql.sql("select count(*) from audit_entry a where a::text like '%' || :secret || '%'")
                        .param("secret", secret)
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
