package dev.drover.web.journey;

import static dev.drover.web.browser.Keyboard.button;
import static dev.drover.web.browser.Keyboard.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.execution.Run;
import dev.drover.execution.Runs;
import dev.drover.execution.StartRun;
import dev.drover.step.RunKind;
import dev.drover.testing.Plans;
import dev.drover.web.ServerTest;
import dev.drover.web.browser.Browser;
import dev.drover.web.browser.Keyboard;
import dev.drover.web.journey.Crews.Crew;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A lead decides on a signoff: from what waits for them to a signature that they could take back, by pointer and by keyboard,
 * once through axe and without moving sideways on a phone on every page.
 */
@ServerTest
class LeadJourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    Plans plans;

    @Autowired
    Crews crews;

    @Autowired
    StartRun start;

    @Autowired
    Runs runs;

    @Test
    void decidesOnAPlanThatChangedSinceTheySignedIt() {
        Crew crew = crews.crew();
        Plans.Team team = crew.team();
        submit(team, "3");
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            Keyboard keys = new Keyboard(browser);
            browser.signInAs(crew.lead());
            signsWhatWaitsForThem(browser, keys);

            rehearse(team);
            submit(team, "1");
            seesWhatChanged(browser, keys);
            asksAboutAStep(browser, keys, crew);

            rehearse(team);
            weighsTheEvidence(browser, crew);
            signsOnACondition(browser, keys);
            withdrawsAndSignsAgain(browser, keys);
            seesTheirDecisionsInTheRecord(browser, crew);
        }
    }

    /** Each number of seconds is another plan. */
    private void submit(Plans.Team team, String seconds) {
        plans.submit(
                team,
                List.of(
                        Plans.step("freeze", "time.hold", Map.of("seconds", seconds)),
                        Plans.step("hold", "time.hold", Map.of("seconds", "1"))));
    }

    private void rehearse(Plans.Team team) {
        Run run = start.start(team.migration().id(), RunKind.REHEARSAL, 100, team.operator());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !runs.get(run.id()).status().isActive());
    }

    private static void signsWhatWaitsForThem(Browser browser, Keyboard keys) {
        assertThat(browser.assertFits().text()).contains("Waiting for you");
        keys.skipToTheContent().enter(link("Sign the data scope of revision 1"));
        assertThat(browser.assertFits().text())
                .as("the question, what happens, what users notice, and the way back")
                .contains("May this migration run as planned?", "Users may accept", "What users notice")
                .contains("Can it be undone?", "Not rehearsed", "What will happen", "Nobody signs a plan that they")
                .as("what the signature allows")
                .contains("Your signature says: ", "It starts nothing.");
        keys.skipToTheContent().enter(button("Sign off"));
        assertThat(browser.text())
                .contains("You signed the Data scope. Signing starts nothing; you can withdraw it.")
                .as("one person counts once")
                .contains("You signed the Data scope already, and each scope needs another person.");
    }

    private static void seesWhatChanged(Browser browser, Keyboard keys) {
        browser.go("/").clickLink("Sign the data scope of revision 2");
        assertThat(browser.text())
                .as("evidence of an older plan is none")
                .contains("Not rehearsed")
                .doesNotContain("% of the data, ended");
        keys.skipToTheContent().enter(link("What changed since you signed revision 1"));
        assertThat(browser.assertFits().text())
                .contains("From revision 1 to revision 2", "It concerns signatures of these scopes: ")
                .contains("Parameter seconds")
                .containsPattern("3\\s+1");
    }

    private static void asksAboutAStep(Browser browser, Keyboard keys, Crew crew) {
        browser.clickLink("Runbook").assertFits();
        browser.go(crew.root() + "/runbook/steps/freeze").assertFits();
        browser.type("comment", "Is one second enough?");
        keys.enter(button("Comment"));
        assertThat(browser.text()).contains("1 comment", "Is one second enough?");
    }

    private static void weighsTheEvidence(Browser browser, Crew crew) {
        browser.clickLink("Signoff");
        assertThat(browser.assertFits().text()).contains("Rehearsed", "100 % of the data, ended", " ago");
        browser.clickLink("Run 2");
        assertThat(browser.assertFits().text()).contains("Evidence: Step freeze", "Every step is done.");
        browser.go(crew.root() + "/signoff");
    }

    private static void signsOnACondition(Browser browser, Keyboard keys) {
        browser.clickButton("Ask for changes");
        assertThat(browser.text()).as("whoever asks for changes says which").contains("That is not possible now");
        keys.type(By.id("comment-data"), "Only after the stock is counted.").enter(button("Sign off with a condition"));
        assertThat(browser.text())
                .contains("No live run starts before your condition is marked as met.")
                .contains("Condition: Only after the stock is counted.");
        keys.type(By.cssSelector("textarea[id^='met-']"), "Counted by two people.")
                .enter(button("Mark as met"));
        assertThat(browser.assertFits().text())
                .contains("The condition is marked as met. That starts nothing.", ": Counted by two people.");
    }

    private static void withdrawsAndSignsAgain(Browser browser, Keyboard keys) {
        keys.type(By.id("withdraw-data"), "I looked at the wrong run.").enter(button("Withdraw"));
        assertThat(browser.text()).contains("Your signature on the Data scope is withdrawn.");
        browser.clickButton("Sign off");
        assertThat(browser.text()).contains("You signed the Data scope.");
    }

    private static void seesTheirDecisionsInTheRecord(Browser browser, Crew crew) {
        browser.clickLink("Timeline");
        assertThat(browser.assertFits().text()).contains("scope is void");
        browser.go(crew.root() + "/runs");
        assertThat(browser.assertFits().text())
                .as("why a live run may not start yet")
                .contains("The Business scope is not signed")
                .doesNotContain("The Data scope is not signed");
    }
}
