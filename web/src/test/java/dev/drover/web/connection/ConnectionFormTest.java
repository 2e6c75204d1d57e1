package dev.drover.web.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.drover.Drover;
import dev.drover.connection.Environments;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.FreshDatabase;
import dev.drover.testing.Office;
import dev.drover.web.access.SignedIn;
import java.util.Map;
import java.util.TreeMap;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Forms that no page of Drover sends. */
@SpringBootTest(classes = Drover.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshDatabase.class)
class ConnectionFormTest {

    private static final Map<String, String> COMPLETE = Map.ofEntries(
            Map.entry("name", "Production"),
            Map.entry("kind", "TEST"),
            Map.entry("source.host", "db.internal"),
            Map.entry("source.port", "5432"),
            Map.entry("source.database", "shop"),
            Map.entry("source.schema", "public"),
            Map.entry("source.user", "drover"),
            Map.entry("source.password", "env:DROVER_SOURCE_SHOP"),
            Map.entry("aws.region", "eu-west-1"),
            Map.entry("aws.account", "123456789012"));

    @Autowired
    MockMvc http;

    @Autowired
    Environments environments;

    @Autowired
    Directory directory;

    @Autowired
    Office office;

    Workspace workspace;
    Actor admin;

    @BeforeEach
    void anAdmin() {
        workspace = office.workspace();
        admin = office.member(workspace, Role.ADMIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "kind",
                "source.",
                "aws.",
                "source.host",
                "source.port",
                "source.database",
                "source.schema",
                "source.user",
                "source.password",
                "aws.region",
                "aws.account"
            })
    void sayWhatIsMissing(String prefix) throws Exception {
        Map<String, String> form = new TreeMap<>(COMPLETE);
        form.keySet().removeIf(field -> field.startsWith(prefix));
        send(form)
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("class=\"problems\"")));
        assertThat(environments.in(workspace.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "99999999999", "0", "65536"})
    void sayThatAPortIsNone(String port) throws Exception {
        Map<String, String> form = new TreeMap<>(COMPLETE);
        form.put("source.port", port);
        send(form)
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Enter the port, a number from 1 to 65535")));
        assertThat(environments.in(workspace.id())).isEmpty();
    }

    @Test
    void sayThatAKindIsNone() throws Exception {
        Map<String, String> form = new TreeMap<>(COMPLETE);
        form.put("kind", "MOON");
        send(form).andExpect(status().isOk());
        assertThat(environments.in(workspace.id())).isEmpty();
    }

    @Test
    void sayThatAnEmptyFormIsEmpty() throws Exception {
        send(Map.of()).andExpect(status().isOk());
    }

    private ResultActions send(Map<String, String> form) throws Exception {
        MockHttpServletRequestBuilder request = post("/connections/new").with(csrf());
        form.forEach(request::param);
        return http.perform(
                request.with(user(SignedIn.as(directory.person(admin.id()).orElseThrow()))));
    }
}
