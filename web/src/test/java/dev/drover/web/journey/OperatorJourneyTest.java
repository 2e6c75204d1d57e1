package dev.drover.web.journey;

import static dev.drover.web.browser.Keyboard.button;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.execution.ControlRun;
import dev.drover.execution.ProveStep;
import dev.drover.execution.Run;
import dev.drover.execution.Runs;
import dev.drover.execution.StartRun;
import dev.drover.execution.StepRuns;
import dev.drover.execution.StepStatus;
import dev.drover.people.Directory;
import dev.drover.people.Role;
import dev.drover.people.Theme;
import dev.drover.step.RunKind;
import dev.drover.testing.Plans;
import dev.drover.web.ServerTest;
import dev.drover.web.browser.Browser;
import dev.drover.web.browser.Keyboard;
import dev.drover.web.browser.Members;
import dev.drover.web.browser.Members.Member;
import dev.drover.web.journey.Crews.Crew;
import dev.drover.web.validation.ValidationRows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An operator runs a plan and stays calm: what stands in the way, a dry run, the start, a pause, trouble, another operator who
 * goes on, the way back, and what a validation found. By pointer and by keyboard, once through axe and without moving sideways
 * on a phone on every page.
 */
@ServerTest
class OperatorJourneyTest {

    private static final String NAME = "Orders";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort
    int port;

    @Autowired
    Plans plans;

    @Autowired
    Crews crews;

    @Autowired
    Members members;

    @Autowired
    StartRun start;

    @Autowired
    ProveStep prove;

    @Autowired
    ControlRun control;

    @Autowired
    Runs runs;

    @Autowired
    StepRuns steps;

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient sql;

    @Test
    void runsAPlanFromWhatBlocksItToWhatItsValidationFound() {
        Crew crew = crews.crew();
        Plans.Team team = crew.team();
        Member other = members.member(team.workspace(), Role.OPERATOR);
        plans.submit(
                team,
                List.of(
                        Plans.step(
                                "snapshot",
                                "person.do-by-hand",
                                Map.of(
                                        "task",
                                        "Create the snapshot.",
                                        "proof",
                                        "Snapshot id: text",
                                        "undo",
                                        "Delete it.")),
                        Plans.step("ask", "person.go-no-go", Map.of("question", "Go, or no-go?")),
                        Plans.step("hold", "time.hold", Map.of("seconds", "1"))));
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            Keyboard keys = new Keyboard(browser);
            RunPages run = new RunPages(browser, crew.root());
            browser.signInAs(crew.operator());
            looksAtWhatBlocksTheRun(browser, run);
            looksBeforehandWithADryRun(browser, keys, run);

            rehearse(team);
            plans.sign(team);
            startsByTypingTheName(browser, keys, run);
            pausesAndGoesOnByKeyboard(browser, keys, run);
            browser.signInAs(other);
            goesOnFromThePageAlone(browser, keys, run);
            meetsANoGo(browser, run, crew.lead(), other);
            rollsBack(browser, keys, run);
            looksAtWhatAValidationFound(browser, crew, other);
        }
    }

    private void rehearse(Plans.Team team) {
        Run run = start.start(team.migration().id(), RunKind.REHEARSAL, 100, team.operator());
        awaitStep(run, 0, StepStatus.NEEDS_PROOF);
        prove.prove(run.id(), "snapshot", Map.of("Snapshot id", "snap-1"), team.operator());
        awaitStep(run, 1, StepStatus.NEEDS_SIGNOFF);
        control.decide(run.id(), "ask", true, "", "", team.lead());
        await().atMost(PATIENCE).until(() -> !runs.get(run.id()).status().isActive());
    }

    private void awaitStep(Run run, int position, StepStatus status) {
        await().atMost(PATIENCE).until(() -> steps.of(run.id()).get(position).status() == status);
    }

    private static void looksAtWhatBlocksTheRun(Browser browser, RunPages run) {
        assertThat(browser.assertFits().text()).contains("Waiting for you", "none yet");
        assertThat(run.runs().assertFits().text())
                .contains("This cannot start, because:", "The Data scope is not signed", "No rehearsal of this plan");
    }

    private static void looksBeforehandWithADryRun(Browser browser, Keyboard keys, RunPages run) {
        keys.skipToTheContent().enter(button("Start dry run"));
        run.watchRun("Completed");
        assertThat(run.evidence("snapshot")).contains("A person does", "Create the snapshot.");
        assertThat(browser.assertFits().text()).contains("reads only, nothing is changed", "A dry run changes nothing");
    }

    private static void startsByTypingTheName(Browser browser, Keyboard keys, RunPages run) {
        run.runs();
        keys.skipToTheContent().type(By.id("confirmation"), "orders").enter(button("Start live"));
        assertThat(browser.text()).contains("type the name of the migration", "Found \"orders\"");
        keys.type(By.id("confirmation"), NAME).enter(button("Start live"));
        run.watch("snapshot", "Waiting for a person");
        assertThat(browser.assertFits().text())
                .contains("on the real data", "To do by hand", "Expected outcome: It worked.", "On call, 555 0100")
                .contains("Forecast", "If it goes wrong");
    }

    private static void pausesAndGoesOnByKeyboard(Browser browser, Keyboard keys, RunPages run) {
        keys.skipToTheContent().enter(button("Pause"));
        run.watchRun("Paused");
        keys.skipToTheContent().enter(button("Resume"));
        run.watchRun("Running");
    }

    private static void goesOnFromThePageAlone(Browser browser, Keyboard keys, RunPages run) {
        browser.clickLink("Do a step of run 3 by hand and enter the proof");
        keys.skipToTheContent().enter(button("It is done"));
        assertThat(browser.text()).contains("Snapshot id: enter it; the step is not proven without it.");
        keys.type(By.id("proof-snapshot-0"), "snap-7").enter(button("It is done"));
        run.watch("ask", "Needs signoff");
        assertThat(run.evidence("snapshot")).contains("snap-7", "Done by");
        assertThat(browser.text())
                .contains("A lead who did not start, resume, retry, skip or prove anything in this run has to decide.");
    }

    private static void meetsANoGo(Browser browser, RunPages run, Member lead, Member operator) {
        browser.signInAs(lead);
        run.board(3);
        run.press("No-go");
        assertThat(browser.text()).as("a no-go needs words").contains("Say why");
        browser.type("comment-ask", "The totals differ.");
        run.press("No-go");
        run.watchRun("Paused");

        browser.signInAs(operator);
        assertThat(run.board(3).assertFits().text())
                .contains("Paused.", "said no-go: The totals differ.")
                .contains("What to do: Mend what speaks against it and retry to ask again, or roll back.");
        run.press("Retry");
        run.watch("ask", "Needs signoff");

        browser.signInAs(lead);
        run.board(3);
        run.press("Go");
        run.watchRun("Completed");
        browser.signInAs(operator);
    }

    private static void rollsBack(Browser browser, Keyboard keys, RunPages run) {
        assertThat(run.board(3).assertFits().text())
                .contains("Rolling back now undoes, in this order:", "By hand: Delete it.");
        browser.type("reason", "The shop asked for it.");
        keys.type(By.id("confirmation"), NAME).enter(button("Roll back"));
        run.watch("snapshot", "Waiting for a person");
        assertThat(browser.assertFits().text()).contains("Rollback · Live", "This run undoes run 3");
        browser.driver().findElement(By.id("proof-snapshot-0")).click();
        run.press("It is done");
        run.watchRun("Completed");
        run.board(3);
        run.watchRun("Rolled back");
    }

    private void looksAtWhatAValidationFound(Browser browser, Crew crew, Member operator) {
        ValidationRows rows = new ValidationRows(sql);
        String validations = crew.root() + "/validations";
        long mismatch = rows.mismatch(crew.team().migration(), false);
        long passed = rows.passed(crew.team().migration());
        for (String path : List.of("", "/" + passed, "/" + mismatch, "/" + mismatch + "?cause=CASE")) {
            browser.go(validations + path).assertFits();
            assertThat(browser.driver().findElement(By.tagName("h1")).getText()).startsWith("Validation");
        }
        directory.prefer(operator.person().id(), Theme.DARK, null);
        browser.go(validations + "/" + mismatch).resize(320).assertSound(Browser.WCAG);
    }
}
