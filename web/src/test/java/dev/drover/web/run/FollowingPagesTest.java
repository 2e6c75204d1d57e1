package dev.drover.web.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.execution.ProveStep;
import dev.drover.execution.Run;
import dev.drover.execution.Runs;
import dev.drover.execution.StartRun;
import dev.drover.execution.StepRuns;
import dev.drover.execution.StepStatus;
import dev.drover.people.Role;
import dev.drover.step.RunKind;
import dev.drover.testing.FollowingRows;
import dev.drover.testing.Plans;
import dev.drover.web.ServerTest;
import dev.drover.web.browser.Browser;
import dev.drover.web.browser.Members;
import dev.drover.web.browser.Members.Member;
import dev.drover.web.browser.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;

/** What the board and the page for everybody say of a source that is followed, in every state that it can be in. */
@ServerTest
class FollowingPagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NOBODY =
            "looked_at = now() - interval '16 seconds', committed_at = now() - interval '17 seconds'";
    /** Ahead of the clock, so that a slow machine does not make it old. */
    private static final String ALL_WELL =
            "looked_at = now() + interval '10 minutes'," + " committed_at = now() + interval '599 seconds'";

    @LocalServerPort
    int port;

    @Autowired
    Plans plans;

    @Autowired
    Members members;

    @Autowired
    StartRun start;

    @Autowired
    ProveStep prove;

    @Autowired
    Runs runs;

    @Autowired
    StepRuns steps;

    @Autowired
    JdbcClient sql;

    Plans.Team team;
    FollowingRows rows;

    @BeforeEach
    void aPlanThatWaitsForAPerson() {
        team = plans.team();
        Map<String, String> look = Map.of("task", "Look.", "proof", "Ticket: text", "undo", "Nothing.");
        plans.submit(team, List.of(Plans.step("look", "person.do-by-hand", look)));
        rows = new FollowingRows(sql);
    }

    @Test
    void saysHowFarBehindTheTargetIsAndWhatTheSourceKeeps() {
        Run run = begin(RunKind.REHEARSAL);
        Visitor operator = visitor(team);
        assertThat(text(operator.get(board(run)))).doesNotContain("Following changes");
        assertThat(operator.get(panel(run)).statusCode()).isEqualTo(404);

        long id = rows.add(run);
        assertThat(text(operator.get(board(run))))
                .contains("Following changes Following What is committed in the source is brought into the target.")
                .contains("Behind the source 1 s")
                .contains("Changes followed 12,431", "Items written for them 12,400", "Tombstones put 31")
                .contains("The source keeps for Drover 12 MB and can keep 1.2 GB more")
                .containsPattern("In the target is what was committed up to [0-9:]{8} [A-Z]+\\.")
                .containsPattern("The source was asked last at [0-9:]{8} [A-Z]+\\.")
                .doesNotContain("What to do", "Nobody has worked", "No limit");
        HttpResponse<String> panel = operator.get(panel(run));
        assertThat(panel.body()).startsWith("<section").contains("hx-get=\"" + panel(run) + "\"", "live:tick");

        rows.set(id, "remaining_bytes = -1");
        assertThat(text(operator.get(panel(run))))
                .contains("12 MB No limit The source sets no limit to it, so its disk can fill.");
        rows.set(id, "remaining_bytes = 0");
        assertThat(text(operator.get(panel(run))))
                .contains("The source can keep nothing more. Its next checkpoint may drop")
                .contains("What to do: Raise max_slot_wal_keep_size")
                .contains("and can keep nothing more");

        assertThat(visitor(plans.team()).get(panel(run)).statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhatIsInTheWayAndWhatToDo() {
        Run run = begin(RunKind.REHEARSAL);
        Visitor operator = visitor(team);
        long id = rows.add(run);

        rows.set(
                id,
                "status = 'HELD', problem = 'The <source> cannot be reached.', next_action = 'Start it.',"
                        + " committed_at = now() - interval '5 minutes 2 seconds', looked_at = now() - interval '5 minutes'");
        assertThat(text(operator.get(panel(run))))
                .contains("Following changes Held up Held up. The <source> cannot be reached. What to do: Start it.")
                .contains("Drover tries again by itself.")
                .containsPattern("Behind the source 5 min [2-9] s");

        rows.set(id, "status = 'LOST', problem = 'The slot is gone.', next_action = 'Roll the run back.'");
        HttpResponse<String> lost = operator.get(panel(run));
        assertThat(lost.body()).contains("notice-bad").doesNotContain("hx-get");
        assertThat(text(lost))
                .contains("Following changes Lost Lost. The slot is gone. What to do: Roll the run back.")
                .contains("only a new copy helps")
                .doesNotContain("The source keeps for Drover");
    }

    @Test
    void saysThatItLagsAndThatNobodyWorksOnIt() {
        Run run = begin(RunKind.REHEARSAL);
        Visitor operator = visitor(team);
        long id = rows.add(run);

        rows.set(id, "committed_at = looked_at - interval '1 minute'");
        assertThat(text(operator.get(panel(run))))
                .contains("Behind the source 1 min")
                .doesNotContain("What to do");
        rows.set(id, "committed_at = looked_at - interval '2 minutes 5 seconds'");
        assertThat(text(operator.get(panel(run))))
                .contains("Following changes Behind The target is 2 min 5 s behind the source.")
                .contains("What to do: If it gets more");

        rows.set(id, NOBODY);
        assertThat(text(operator.get(panel(run))))
                .containsPattern(
                        "Following changes Left alone Nobody has worked on it since [0-9:]{8} [A-Z]+ ?, or one")
                .contains("What to do: If this lasts, look whether a node of Drover runs")
                .containsPattern("Behind the source (1[7-9]|2[0-9]) s");
        rows.set(id, NOBODY + ", status = 'DRAINED'");
        assertThat(text(operator.get(panel(run))))
                .contains("Following changes Drained Everything that the source committed is in the target")
                .doesNotContain("Nobody has worked", "Behind the source");
        rows.set(id, "status = 'PREPARING'");
        assertThat(text(operator.get(panel(run))))
                .contains("Following changes Being prepared The source does not keep its changes for Drover yet.")
                .doesNotContain("Changes followed");
        rows.set(id, "status = 'ENDED'");
        assertThat(text(operator.get(panel(run))))
                .contains("Following changes Ended The source keeps nothing for Drover any more.", "Changes followed");
    }

    @Test
    void tellsEverybodyInPlainWordsWhatBecomesOfTheirChanges() {
        Run rehearsal = begin(RunKind.REHEARSAL);
        rows.set(rows.add(rehearsal), "status = 'ENDED'");
        prove.prove(rehearsal.id(), "look", Map.of("Ticket", "OPS-7"), team.operator());
        await().atMost(PATIENCE).until(() -> !runs.get(rehearsal.id()).status().isActive());
        plans.sign(team);
        Run run = begin(RunKind.LIVE);
        String page = "/status/" + team.migration().statusToken();
        Visitor somebody = new Visitor(port);
        assertThat(somebody.get(page).body()).doesNotContain("brought over", "id=\"changes\"");

        long id = rows.add(run);
        awaitStatus(somebody, page, "Everything you change now is brought over, about 1 s later.");
        rows.set(id, "status = 'HELD', problem = 'Slot drover_1 is in the way.'");
        awaitStatus(somebody, page, "Changes are waiting; they are kept and will be brought over.");
        assertThat(somebody.get(page).body()).doesNotContain("drover_1");
    }

    @Test
    void refreshesByItselfAndTakesNothingFromTheReader() {
        Run run = begin(RunKind.REHEARSAL);
        Member operator = members.member(team.workspace(), Role.OPERATOR);
        long id = rows.add(run);
        rows.set(id, ALL_WELL);
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.signInAs(operator).go(board(run));
            browser.until(() -> browser.text().contains("Live"));
            browser.driver()
                    .findElement(By.cssSelector("#steer-parts > summary"))
                    .sendKeys(Keys.ENTER);
            WebElement field = browser.driver().findElement(By.id("pause-step-reason"));
            field.sendKeys("Wait");
            rows.set(id, "changes = 20000, retained_bytes = 734003200");
            browser.until(() -> panel(browser).contains("20,000"))
                    .until(() -> panel(browser).contains("/s"));
            browser.until(() -> panel(browser).contains("in the last"));
            assertThat(panel(browser)).contains("700 MB");
            field.sendKeys(" for me");
            assertThat(field.getAttribute("value"))
                    .as("the field that had the focus was not replaced")
                    .isEqualTo("Wait for me");
            assertThat(browser.driver().findElement(By.id("steer-parts")).getAttribute("open"))
                    .isNotNull();
            assertThat(said(browser)).as("figures are not read out").isEmpty();
            look(browser, "following");

            rows.set(id, "status = 'HELD', problem = 'The source cannot be reached.', next_action = 'Start it.'");
            browser.until(() -> panel(browser).contains("What to do: Start it."));
            browser.until(() -> said(browser).equals("Following changes: Held up"));
            look(browser, "held");
            rows.set(id, "status = 'FOLLOWING', problem = '', next_action = '', remaining_bytes = -1, " + NOBODY);
            browser.until(() -> panel(browser).contains("Nobody has worked on it since"));
            look(browser, "left-alone");
            rows.set(
                    id,
                    "looked_at = now() + interval '10 minutes', committed_at = now() + interval '7 minutes', remaining_bytes = 0");
            browser.until(() -> panel(browser).contains("The source can keep nothing more."));
            look(browser, "full");
            rows.set(id, "status = 'LOST', problem = 'The slot is gone.', next_action = 'Roll the run back.'");
            browser.until(() -> panel(browser).contains("Lost. The slot is gone."));
            look(browser, "lost");
        }
    }

    private static void look(Browser browser, String name) {
        for (int width : List.of(1280, 320)) {
            for (String scheme : List.of("light", "dark")) {
                browser.resize(width).prefer(scheme);
                browser.assertSound().picture("following/" + name + "-" + scheme + "-" + width);
            }
        }
        browser.resize(1280);
    }

    /** Read in one go, because it is replaced all the time. */
    private static String panel(Browser browser) {
        return String.valueOf(browser.driver().executeScript("return document.getElementById('following').innerText"));
    }

    private static String said(Browser browser) {
        return String.valueOf(
                browser.driver().executeScript("return document.getElementById('live-said').textContent"));
    }

    /** What is told to everybody may be a second old. */
    private static void awaitStatus(Visitor somebody, String page, String sentence) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(text(somebody.get(page))).contains(sentence));
    }

    private Run begin(RunKind kind) {
        Run run = start.start(team.migration().id(), kind, 100, team.operator());
        await().atMost(PATIENCE).until(() -> steps.of(run.id()).get(0).status() == StepStatus.NEEDS_PROOF);
        return run;
    }

    private String board(Run run) {
        return "/migrations/" + team.migration().id() + "/runs/" + run.number();
    }

    private String panel(Run run) {
        return board(run) + "/following";
    }

    private Visitor visitor(Plans.Team of) {
        Member member = members.member(of.workspace(), Role.OPERATOR);
        Visitor visitor = new Visitor(port);
        visitor.get("/sign-in");
        visitor.post("/sign-in", "name", member.person().signInName(), "password", member.password());
        return visitor;
    }

    private static String text(HttpResponse<String> answer) {
        String body = answer.body()
                .replaceAll("(?s)<(script|style|head|svg)\\b.*?</\\1>", " ")
                .replaceAll("<[^>]+>", " ");
        return HtmlUtils.htmlUnescape(body).replaceAll("\\s+", " ").replace(" .", ".");
    }
}
