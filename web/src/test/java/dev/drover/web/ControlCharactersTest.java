package dev.drover.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.web.browser.RawRequest;
import dev.drover.web.browser.Visitor;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ControlCharactersTest {

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
}
