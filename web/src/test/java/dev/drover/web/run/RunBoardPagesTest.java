package dev.drover.web.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.connection.EnvironmentKind;
import dev.drover.execution.Run;
import dev.drover.execution.Runs;
import dev.drover.execution.StartRun;
import dev.drover.execution.StepRuns;
import dev.drover.execution.StepStatus;
import dev.drover.execution.WindowExtensions;
import dev.drover.people.Role;
import dev.drover.signoff.policy.ExtensionRule;
import dev.drover.signoff.policy.Policies;
import dev.drover.signoff.policy.Policy;
import dev.drover.step.RunKind;
import dev.drover.testing.Plans;
import dev.drover.web.ServerTest;
import dev.drover.web.browser.Members;
import dev.drover.web.browser.Members.Member;
import dev.drover.web.browser.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;

/** Forecast and change window on the board, over HTTP, without scripts. */
@ServerTest
class RunBoardPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Plans plans;

    @Autowired
    Members members;

    @Autowired
    Policies policies;

    @Autowired
    StartRun start;

    @Autowired
    Runs runs;

    @Autowired
    StepRuns steps;

    @Autowired
    WindowExtensions extensions;

    @Autowired
    JdbcClient sql;

    @Test
    void showsTheBandAndAsksForAChoiceThatTwoLeadsMake() {
        Plans.Team team = plans.team();
        policies.save(
                team.workspace().id(),
                EnvironmentKind.TEST,
                new Policy(List.of(), List.of(), Policy.STANDARD.rehearsal(), 4, new ExtensionRule(2)),
                0,
                team.architect());
        plans.submit(
                team,
                List.of(
                        Plans.step("ask", "person.go-no-go", Map.of("question", "Go?"))
                                .taking(120),
                        Plans.step("hold", "time.hold", Map.of("seconds", "60"))));
        Instant ends = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES);
        Run run = start.start(team.migration().id(), RunKind.REHEARSAL, 100, ends, team.operator());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> steps.of(run.id()).get(0).status() == StepStatus.NEEDS_SIGNOFF);
        Visitor lead = visitor(team, Role.LEAD);
        Visitor other = visitor(team, Role.LEAD);
        String board = "/migrations/" + team.migration().id() + "/runs/1";

        HttpResponse<String> page = lead.get(board);
        assertThat(text(page))
                .containsPattern("Ends between .* and .*, most likely .*\\. Planned was ")
                .contains("The end depends on: Step ask (a guess: never run), then 1 more step.")
                .containsPattern("Most likely the run ends 1 h( [0-9]+ min)? after its window\\. Choose what to do\\.")
                .contains("Back out, worst case", "It takes 2 people who do not drive the run");
        assertThat(page.body()).contains("The change window as a picture", "window ends ");

        String later = LocalDateTime.ofInstant(ends.plus(Duration.ofHours(3)), ZoneOffset.UTC)
                .toString();
        lead.post(board + "/extend-window", "until", later, "reason", "The lead is at lunch");
        assertThat(text(lead.get(board)))
                .contains("1 of 2 people agree.", "The lead is at lunch", "Withdraw it")
                .doesNotContain("Agree to the later end");
        assertThat(text(other.get(board))).contains("Agree to the later end").doesNotContain("Withdraw it");
        String asked = String.valueOf(extensions.open(run.id()).orElseThrow().id());
        assertThat(text(other.post(board + "/withdraw-extension", "extension", asked)))
                .contains("who asked for it, can withdraw it.");
        other.post(board + "/agree-extension", "extension", asked);
        assertThat(runs.get(run.id()).windowEndsAt()).isEqualTo(ends.plus(Duration.ofHours(3)));
        assertThat(text(other.get(board))).doesNotContain("Choose what to do", "people agree");
    }

    @Test
    void takesAFileAsProofAndGivesItOutAsNothingButAFile() {
        Plans.Team team = plans.team();
        Map<String, String> look =
                Map.of("task", "Look.", "proof", "Screen \"A\": file; Ticket: text", "undo", "Nothing.");
        plans.submit(team, List.of(Plans.step("look", "person.do-by-hand", look)));
        Run run = start.start(team.migration().id(), RunKind.REHEARSAL, 100, team.operator());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> steps.of(run.id()).get(0).status() == StepStatus.NEEDS_PROOF);
        Visitor operator = visitor(team, Role.OPERATOR);
        String board = "/migrations/" + team.migration().id() + "/runs/1";
        assertThat(operator.get(board).body())
                .contains(
                        "type=\"file\"",
                        "name=\"file[Screen &quot;A&quot;]\"",
                        "multipart/form-data",
                        "at most 5,242,880 bytes");

        sql.sql("""
                        insert into step_request values
                            (:step, 'PutItem', 'answered', 1234, 'FIRST', now(), 'LATEST', now(), '{}'),
                            (:step, 'PutItem', 'ThrottlingException', 1, '<b>', now(), '<b>', now(), '{<b>}')
                        """).param("step", steps.of(run.id()).get(0).id()).update();
        assertThat(text(operator.get(board)))
                .contains("Requests to AWS: Step look")
                .containsPattern(
                        "PutItem, answered: 1,234 calls\\. First at [0-9:]+ [A-Z]+, request FIRST ; latest at ")
                .containsPattern(
                        "PutItem, throttled \\(ThrottlingException\\): 1 call\\. At [0-9:]+ [A-Z]+, request <b>\\.");

        String prove = board + "/prove?step=look&proof%5BTicket%5D=OPS-7";
        assertThat(operator.upload(prove, "file[Other]", "<script>alert(1)</script>")
                        .body())
                .contains("To do by hand", "this step asks for no such file", "value=\"OPS-7\"");
        operator.upload(prove, "file[Screen %22A%22]", "<script>alert(1)</script>");
        String page = operator.get(board).body();
        assertThat(page).contains("file.csv, 25 bytes, SHA-256 ").contains("(25 bytes, looks like text/plain), from ");
        Matcher link = Pattern.compile("href=\"([^\"]+/files/[0-9]+)\"").matcher(page);
        assertThat(link.find()).isTrue();
        HttpResponse<String> file = operator.get(link.group(1));
        assertThat(file.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        assertThat(file.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(operator.get(board + "/files/0").statusCode()).isEqualTo(404);
        Visitor stranger = visitor(plans.team(), Role.LEAD);
        assertThat(stranger.get(link.group(1)).statusCode()).isEqualTo(404);
    }

    private Visitor visitor(Plans.Team team, Role role) {
        Member member = members.member(team.workspace(), role);
        Visitor visitor = new Visitor(port);
        visitor.get("/sign-in");
        visitor.post("/sign-in", "name", member.person().signInName(), "password", member.password());
        visitor.get("/");
        return visitor;
    }

    private static String text(HttpResponse<String> answer) {
        String body = answer.body()
                .replaceAll("(?s)<(script|style|head)\\b.*?</\\1>", " ")
                .replaceAll("<[^>]+>", " ");
        return HtmlUtils.htmlUnescape(body)
                .replaceAll("\\s+", " ")
                .replace(" .", ".")
                .replace(" ,", ",");
    }
}
