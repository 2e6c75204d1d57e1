package dev.drover.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.people.Directory;
import dev.drover.people.Person;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.SampleMigration;
import dev.drover.web.browser.RawRequest;
import dev.drover.web.browser.Visitor;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@ServerTest
class ControlCharactersTest {

    @Autowired
    Directory directory;

    @Autowired
    Office office;

    @Autowired
    SampleMigration sample;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0b", "\u0007", "\u001B[2J", "\u007F", "\u0085"})
    void areRefusedWithTheNameOfTheField(String text) {
        Visitor visitor = new Visitor(port);
        visitor.get("/sign-in");
        HttpResponse<String> answer = visitor.post("/sign-in", "name", text, "password", "wrong");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("The field &quot;name&quot; holds the control character U+00");
    }

    @Test
    void areRefusedInAddressesAndNamesToo() {
        assertThat(RawRequest.get(port, "/sign-in?x=%00", "Host: localhost", "Accept: text/html"))
                .startsWith("HTTP/1.1 400")
                .contains("The field &quot;x&quot; holds the control character U+0000");
        assertThat(RawRequest.get(port, "/sign-in?%00=x", "Host: localhost", "Accept: text/html"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void tabsAndLineBreaksAreText() {
        Visitor visitor = new Visitor(port);
        visitor.get("/sign-in");
        assertThat(visitor.post("/sign-in", "name", "a\tb\r\nc\u00A0d", "password", "wrong")
                        .body())
                .contains("Name or password is wrong");
    }

    @Test
    void inFilesAreNoneOfOurBusinessHereAndLargeOnesStillGetTheirPage() throws Exception {
        Workspace workspace = office.workspace();
        String name = "p-" + UUID.randomUUID();
        Person architect = directory.addPerson(name, "Somebody", new BCryptPasswordEncoder(4).encode("right"));
        directory.setRoles(workspace.id(), architect.id(), EnumSet.of(Role.ARCHITECT));
        String importing =
                "/migrations/" + sample.open(workspace, architect.actor()).id() + "/inventory/import";
        Visitor visitor = new Visitor(port);
        visitor.get("/sign-in");
        visitor.post("/sign-in", "name", name, "password", "right");
        visitor.get(importing);
        assertThat(visitor.upload(importing, "file", "name,kind\nGet\0order,Read\n")
                        .statusCode())
                .isNotEqualTo(500);
        visitor.get(importing);
        HttpResponse<String> tooLarge = visitor.upload(importing, "file", "x".repeat(22_000_000));
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("too large");
    }
}
