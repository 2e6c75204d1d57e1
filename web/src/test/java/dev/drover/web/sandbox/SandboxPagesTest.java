package dev.drover.web.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages of traffic and sandbox in a real browser. */
class SandboxPagesTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    @TempDir
    static Path home;

    @TempDir
    static Path profile;

    static RunningSandbox sandbox;
    static ChromeDriver browser;

    @BeforeAll
    static void start() {
        boolean required = "required".equals(System.getProperty("drover.browser"));
        assumeTrue(required || Files.exists(CHROMIUM) && Files.exists(DRIVER), "no Chromium here");
        sandbox = new RunningSandbox(home, 0);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/sandbox, OPERATOR, 1280, light",
        "/sandbox, OPERATOR, 320, dark",
        "/sandbox, STAKEHOLDER, 320, light",
        "/migrations/1/traffic, OPERATOR, 1280, dark",
        "/migrations/1/traffic, OPERATOR, 320, light",
        "/migrations/1/traffic, ADMIN, 320, dark",
        "/migrations/1/traffic, STAKEHOLDER, 1280, light"
    })
    void staysUsableForEverybodyAtEveryWidth(String path, String role, int width, String scheme) {
        signIn(role);
        resize(width);
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        open(path);
        assertThat(browser.getTitle()).endsWith("Drover").doesNotContain("Error");
        assertThat(browser.executeScript("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as("scrolls sideways")
                .isEqualTo(true);
        assertThat(new AxeBuilder().analyze(browser).getViolations())
                .extracting(Rule::toString)
                .isEmpty();
    }

    @Test
    void movesReadsByKeyboardAlone() {
        signIn("OPERATOR");
        resize(1280);
        open("/migrations/1/traffic");
        press("rehearsal-writes-because", "rehearsing by keyboard", "FROZEN");
        assertThat(browser.findElement(By.cssSelector(".notice-ok")).getText()).contains("Rehearsal", "Frozen");
        press("rehearsal-reads-because", "", "10");
        WebElement problems = browser.findElement(By.cssSelector(".problems"));
        assertThat(problems.getText()).contains("Say why");
        assertThat(browser.switchTo().activeElement()).isEqualTo(problems);
        problems.findElement(By.tagName("a")).sendKeys(Keys.ENTER);
        assertThat(browser.switchTo().activeElement().getAttribute("id")).isEqualTo("rehearsal-reads-because");
        press("rehearsal-reads-because", "rehearsing by keyboard", "10");
        assertThat(browser.findElement(By.id("rehearsal-reads-now")).getText()).startsWith("10 %");
    }

    @Test
    void refreshesTheFiguresByItself() {
        signIn("OPERATOR");
        open("/sandbox");
        WebElement first = browser.findElement(By.id("shop-figures"));
        new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(b -> !b.findElement(By.id("shop-figures")).equals(first));
        assertThat(browser.findElement(By.id("shop-figures")).getText()).contains("PostgreSQL", "Reads/s");
    }

    /** Types into a field and presses the button with that value, reached from the field with the tabulator key. */
    private static void press(String field, String text, String value) {
        WebElement input = browser.findElement(By.id(field));
        input.clear();
        input.sendKeys(text);
        for (int i = 0; i < 8; i++) {
            WebElement focused = browser.switchTo().activeElement();
            if (value.equals(focused.getAttribute("value"))
                    && focused.getTagName().equals("button")) {
                focused.sendKeys(Keys.ENTER);
                return;
            }
            focused.sendKeys(Keys.TAB);
        }
        throw new AssertionError("The tabulator key does not lead to " + value);
    }

    private static void signIn(String role) {
        browser.manage().deleteAllCookies();
        open("/sign-in");
        browser.executeScript(
                "const b = document.querySelector('.role-buttons button'); b.value = arguments[0]; b.click();", role);
        new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(b -> b.findElements(By.cssSelector("header.top")).size() == 1);
    }

    private static void resize(int width) {
        // A window has a least width, a viewport has none.
        browser.manage().window().setSize(new Dimension(Math.max(width, 500), 900));
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    private static void open(String path) {
        browser.get("http://127.0.0.1:" + sandbox.port() + path);
    }
}
