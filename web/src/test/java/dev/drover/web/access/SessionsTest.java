package dev.drover.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.SampleMigration;
import dev.drover.web.ServerTest;
import dev.drover.web.browser.RawRequest;
import dev.drover.web.browser.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Who gets a session, what its cookie looks like, and where signing in leads. */
@ServerTest
class SessionsTest {

    private static final String PASSWORD = "right and long enough";
    private static final String SESSION = "JSESSIONID";

    @Autowired
    Directory directory;

    @Autowired
    Office office;

    @Autowired
    SampleMigration sample;

    @LocalServerPort
    int port;

    Workspace workspace;
    String name;

    @BeforeEach
    void somebodyWithAPassword() {
        workspace = office.workspace();
        name = "p-" + UUID.randomUUID();
        directory.setRoles(
                workspace.id(),
                directory
                        .addPerson(name, "Somebody", new BCryptPasswordEncoder(4).encode(PASSWORD))
                        .id(),
                EnumSet.of(Role.ADMIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/sign-in", "/connections?x=1", "/no-such-page", "/status/no-such-token", "/favicon.svg"})
    void givesNoSessionToWhoeverOnlyLooksIn(String path) {
        assertThat(RawRequest.get(port, path, "Host: localhost", "Accept: text/html"))
                .doesNotContain(SESSION);
    }

    @Test
    void givesNoSessionToReadersOfTheStatusPage() {
        Actor architect = office.member(workspace, Role.ARCHITECT);
        Migration migration = sample.open(workspace, architect);
        assertThat(RawRequest.get(port, "/status/" + migration.statusToken(), "Host: localhost"))
                .startsWith("HTTP/1.1 200")
                .doesNotContain(SESSION);
    }

    @Test
    void givesNoSessionForAWrongPassword() {
        Visitor visitor = new Visitor(port);
        visitor.get("/sign-in");
        assertThat(visitor.post("/sign-in", "name", name, "password", "wrong").body())
                .contains("Name or password is wrong");
        assertThat(visitor.cookies()).doesNotContain(SESSION);
    }

    @Test
    void leadsToThePageThatWasAskedForBeforeSigningIn() {
        Visitor visitor = new Visitor(port);
        visitor.get("/connections?tab=1");
        HttpResponse<String> page = visitor.post("/sign-in", "name", name, "password", PASSWORD);
        assertThat(page.uri()).hasToString("http://127.0.0.1:" + port + "/connections?tab=1");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(visitor.cookies()).contains(SESSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://elsewhere.example/people", "https://elsewhere.example//people", "http://x/\\people"})
    void leadsNowhereElseWhateverTheCookieSays(String asked) {
        Visitor visitor = new Visitor(port);
        visitor.get("/sign-in");
        visitor.setCookie("REDIRECT_URI", Base64.getEncoder().encodeToString(asked.getBytes(StandardCharsets.UTF_8)));
        HttpResponse<String> page = visitor.post("/sign-in", "name", name, "password", PASSWORD);
        assertThat(page.uri()).hasToString("http://127.0.0.1:" + port + "/");
    }

    @Test
    void refusesAFormWithoutTheToken() {
        Visitor visitor = new Visitor(port);
        HttpResponse<String> answer = visitor.post("/sign-in", "name", name, "password", PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("You may not do this", "reload, and try again");
    }

    @Test
    void showsAPageForEveryRefusal() {
        Visitor visitor = new Visitor(port);
        visitor.get("/sign-in");
        visitor.post("/sign-in", "name", name, "password", PASSWORD);
        assertThat(visitor.get("/no-such-page").body()).contains("There is nothing here", "Request ");
        assertThat(visitor.get("/migrations/0/model").body()).contains("There is nothing here");
        assertThat(visitor.get("/connections/none").body()).contains("That request makes no sense");
        assertThat(visitor.get("/migrations/new").body()).contains("You may not do this");
    }

    @Test
    void hidesTheTokensCookieFromScripts() {
        assertThat(RawRequest.get(port, "/sign-in", "Host: localhost"))
                .containsPattern("Set-Cookie: XSRF-TOKEN=.*; HttpOnly; SameSite=Lax")
                .doesNotContain("; Secure");
    }

    @Test
    void marksCookiesAsSecureAndAsksForTlsBehindATlsProxy() throws Exception {
        String signInPage = RawRequest.get(port, "/sign-in", "Host: drover.example", "X-Forwarded-Proto: https");
        assertThat(signInPage)
                .containsPattern("Set-Cookie: XSRF-TOKEN=.*; Secure; HttpOnly; SameSite=Lax")
                .contains("Strict-Transport-Security: max-age=31536000");

        HttpResponse<String> signedIn = signInBehindATlsProxy(signInPage);
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(signedIn.headers().firstValue("Location")).contains("/");
        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).contains(SESSION, "; Secure", "; HttpOnly", "; SameSite=Lax"));
    }

    /** Java's own cookie store keeps secure cookies back, because here the proxy is missing. */
    private HttpResponse<String> signInBehindATlsProxy(String signInPage) throws Exception {
        String form = "_csrf=" + found("name=\"_csrf\" value=\"([^\"]+)\"", signInPage) + "&name=" + name + "&password="
                + PASSWORD.replace(" ", "+");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"))
                                .header("X-Forwarded-Proto", "https")
                                .header("Cookie", found("(XSRF-TOKEN=[^;]+);", signInPage))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
