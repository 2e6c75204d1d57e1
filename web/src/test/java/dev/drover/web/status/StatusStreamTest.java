package dev.drover.web.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.execution.Run;
import dev.drover.execution.Runs;
import dev.drover.execution.StartRun;
import dev.drover.step.RunKind;
import dev.drover.testing.Plans;
import dev.drover.timeline.Announcements;
import dev.drover.web.ServerTest;
import dev.drover.web.browser.Browser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The stream of the page for everybody. Here a stream lives for five seconds. */
@ServerTest
@TestPropertySource(properties = {"drover.streams.longest=5s", "drover.streams.most-per-address=3"})
class StatusStreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    Plans plans;

    @Autowired
    StartRun start;

    @Autowired
    Runs runs;

    @Autowired
    Announcements announcements;

    @LocalServerPort
    int port;

    final HttpClient http = HttpClient.newHttpClient();
    Plans.Team team;

    @BeforeEach
    void aSignedPlan() {
        team = plans.team();
        plans.submit(team, List.of(Plans.step("hold", "time.hold", Map.of("seconds", "1"))));
        plans.sign(team);
    }

    @Test
    void tellsOfAnnouncementsAndLiveRunsAndNothingElse() {
        List<String> heard = listen("192.0.2.10");
        runToTheEnd(RunKind.DRY_RUN);
        runToTheEnd(RunKind.REHEARSAL);
        List<String> told = listen("192.0.2.12");
        announcements.publish(team.migration().id(), "We begin at nine.", team.operator());
        await().atMost(PATIENCE).until(() -> told.contains("data:changed"));
        assertThat(told).filteredOn(line -> line.startsWith("data:")).hasSize(1);
        assertThat(heard)
                .as("the announcement, if the stream lived that long, and no dry run or rehearsal")
                .filteredOn(line -> line.startsWith("data:"))
                .hasSizeLessThanOrEqualTo(1);

        List<String> live = listen("192.0.2.11");
        runToTheEnd(RunKind.LIVE);
        await().atMost(PATIENCE).until(() -> live.contains("data:changed"));
        assertThat(Stream.of(heard, told, live).flatMap(List::stream))
                .allMatch(line -> List.of("", ":hello", ":beat", "retry:3000", "event:run", "data:changed")
                        .contains(line));
    }

    @Test
    void opensOnlySoManyForOneAddressAndEndsThemByItself() throws Exception {
        for (int i = 0; i < 3; i++) {
            listen("192.0.2.20");
        }
        HttpResponse<String> refused = http.send(request("192.0.2.20"), HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("30");
        assertThat(refused.body()).startsWith("Too many pages are open at the address 192.0.2.20");
        listen("192.0.2.21");
        await().atMost(PATIENCE).untilAsserted(() -> listen("192.0.2.20"));
    }

    @Test
    void makesThePageFetchWhatItMissedWhenTheStreamOpensAgain() {
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.go("/status/" + team.migration().statusToken());
            browser.driver()
                    .executeScript("window.fetched = 0;"
                            + "document.body.addEventListener('live:run', () => { window.fetched++; })");
            new WebDriverWait(browser.driver(), PATIENCE)
                    // Once when the stream opens, and again when its time is over and it opens anew.
                    .until(b -> browser.driver().executeScript("return window.fetched >= 2"));
            browser.assertSound();
        }
    }

    @Test
    void showsAnAnnouncementWithoutAReload() {
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.go("/status/" + team.migration().statusToken());
            new WebDriverWait(browser.driver(), PATIENCE)
                    .until(b -> browser.text().contains("Live"));
            announcements.publish(team.migration().id(), "We begin at nine.", team.operator());
            new WebDriverWait(browser.driver(), PATIENCE)
                    .until(b -> browser.text().contains("We begin at nine."));
        }
    }

    private void runToTheEnd(RunKind kind) {
        Run run = start.start(team.migration().id(), kind, 100, team.operator());
        await().atMost(PATIENCE).until(() -> !runs.get(run.id()).status().isActive());
    }

    private HttpRequest request(String address) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/status/"
                        + team.migration().statusToken() + "/events"))
                .header("Accept", "text/event-stream")
                .header("X-Forwarded-For", address)
                .build();
    }

    /** The lines of a stream, as they come. */
    private List<String> listen(String address) {
        try {
            HttpResponse<Stream<String>> answer = http.send(request(address), HttpResponse.BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            List<String> lines = new CopyOnWriteArrayList<>();
            Thread reader = new Thread(() -> answer.body().forEach(lines::add));
            reader.setDaemon(true);
            reader.start();
            return lines;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
