package dev.drover.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.web.browser.Browser;
import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages of signoff, runs and what is told about them. */
final class RunPages {

    private static final Duration LONGEST_STEP = Duration.ofMinutes(4);

    private final Browser browser;
    private final String root;

    RunPages(Browser browser, String root) {
        this.browser = browser;
        this.root = root;
    }

    Browser signoff() {
        return browser.go(root + "/signoff");
    }

    /** Signs the first scope that this person may sign. */
    Browser sign() {
        return signoff().clickButton("Sign off");
    }

    /** Opens a round and says go. */
    Browser meet() {
        browser.go(root + "/go-no-go").clickButton("Open a round");
        return browser.clickButton("Go");
    }

    Browser runs() {
        return browser.go(root + "/runs");
    }

    void startDryRun() {
        runs().clickButton("Start dry run");
    }

    void startRehearsal(int share) {
        runs();
        new Select(browser.waitFor(By.id("share"))).selectByValue(String.valueOf(share));
        browser.clickButton("Start rehearsal");
    }

    void startLive(String confirmation) {
        runs();
        browser.type("confirmation", confirmation).clickButton("Start live");
    }

    Browser board(int run) {
        return browser.go(root + "/runs/" + run);
    }

    /** Waits, without reloading, until the stream has brought a step to a state. */
    void watch(String step, String state) {
        new WebDriverWait(browser.driver(), LONGEST_STEP)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> step + " does not become " + state + "; the page says: " + browser.text())
                .until(d -> d.findElement(By.id("step-" + step)).getText().contains(state));
    }

    /** Waits, without reloading, until the run is in a state. */
    void watchRun(String state) {
        new WebDriverWait(browser.driver(), LONGEST_STEP)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> "The run does not become " + state + "; the page says: " + browser.text())
                .until(d -> d.findElement(By.cssSelector("#live .page-head .state"))
                        .getText()
                        .equals(state));
    }

    void press(String button) {
        WebElement pressed = new WebDriverWait(browser.driver(), Duration.ofSeconds(30))
                .ignoring(StaleElementReferenceException.class)
                .until(d -> {
                    WebElement found = d.findElement(By.xpath("//button[normalize-space()='" + button + "']"));
                    return found.isEnabled() ? found : null;
                });
        // The live part may be replaced between finding and pressing.
        try {
            browser.click(pressed);
        } catch (StaleElementReferenceException replaced) {
            press(button);
        }
    }

    String evidence(String step) {
        // The live part may be replaced between opening and reading.
        return new WebDriverWait(browser.driver(), Duration.ofSeconds(30))
                .ignoring(StaleElementReferenceException.class)
                .until(d -> {
                    WebElement details = d.findElement(By.id("evidence-" + step));
                    browser.driver().executeScript("arguments[0].open = true", details);
                    return details.getText();
                });
    }

    Browser traffic() {
        return browser.go(root + "/traffic");
    }

    Browser timeline() {
        return browser.go(root + "/timeline");
    }

    /** The address of the page for everybody. */
    String statusPage() {
        browser.go(root);
        String link = browser.waitFor(By.linkText("Status page")).getAttribute("href");
        assertThat(link).contains("/status/");
        return link.substring(link.indexOf("/status/"));
    }

    /** Follows the link to the validation report in the evidence of a step. */
    Browser report(String step) {
        evidence(step);
        return browser.click(browser.waitFor(By.cssSelector("#evidence-" + step + " a")));
    }
}
