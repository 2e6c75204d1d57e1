package dev.drover.web.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import dev.drover.Drover;
import dev.drover.migration.Migration;
import dev.drover.people.Directory;
import dev.drover.people.Person;
import dev.drover.people.Role;
import dev.drover.people.Theme;
import dev.drover.people.Workspace;
import dev.drover.testing.FreshDatabase;
import dev.drover.testing.Office;
import dev.drover.testing.SampleMigration;
import java.io.File;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;

/** The pages in a browser: nothing for axe to find, and no page that has to be moved sideways. */
@SpringBootTest(classes = Drover.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
class ValidationInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient sql;

    @Autowired
    Directory directory;

    @Autowired
    Office office;

    @Autowired
    SampleMigration sample;

    @Autowired
    PasswordEncoder passwords;

    ChromeDriver browser;

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void isCleanInBothThemesAndWidths() {
        browser = browser();
        Workspace workspace = office.workspace();
        Person person = directory.addPerson("p" + UUID.randomUUID(), "Stakeholder", passwords.encode("secret"));
        directory.setRoles(workspace.id(), person.id(), EnumSet.of(Role.STAKEHOLDER));
        Migration migration = sample.open(workspace, office.member(workspace, Role.ARCHITECT));
        ValidationRows rows = new ValidationRows(sql);
        long mismatch = rows.mismatch(migration, false);
        long passed = rows.passed(migration);
        browser.get("http://127.0.0.1:" + port + "/sign-in");
        browser.findElement(By.id("name")).sendKeys(person.signInName());
        browser.findElement(By.id("password")).sendKeys("secret" + Keys.ENTER);
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(b -> !b.findElements(By.cssSelector("header.top")).isEmpty());
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            directory.prefer(person.id(), theme, null);
            for (int width : List.of(1280, 320)) {
                browser.executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
                for (String path : List.of("", "/" + mismatch, "/" + mismatch + "?cause=CASE", "/" + passed)) {
                    browser.get("http://127.0.0.1:" + port + "/migrations/" + migration.id() + "/validations" + path);
                    assertThat(browser.findElement(By.tagName("h1")).getText()).startsWith("Validation");
                    assertFitsAndIsClean(theme + " " + width + " " + path);
                }
            }
        }
    }

    private void assertFitsAndIsClean(String what) {
        assertThat(browser.executeScript("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as(what)
                .isEqualTo(true);
        assertThat(new AxeBuilder()
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze(browser)
                        .getViolations())
                .as(what)
                .isEmpty();
    }

    private static ChromeDriver browser() {
        Optional<File> driver = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> new File(directory, "chromedriver"))
                .filter(File::canExecute)
                .findFirst();
        if (!"required".equals(System.getProperty("drover.browser"))) {
            Assumptions.assumeTrue(driver.isPresent(), "There is no chromedriver on the path");
        }
        ChromeOptions options = new ChromeOptions();
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900");
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.orElseThrow())
                        .build(),
                options);
    }
}
