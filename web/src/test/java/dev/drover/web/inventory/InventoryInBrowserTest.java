package dev.drover.web.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import dev.drover.Drover;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.PatternEdit;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.PatternId;
import dev.drover.inventory.csv.PatternImport;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Person;
import dev.drover.people.Role;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;

/** The table as people use it: with the keyboard, and with somebody else at the same row. */
@SpringBootTest(classes = Drover.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
class InventoryInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Inventory inventory;

    @Autowired
    PatternImport imports;

    @Autowired
    Directory directory;

    @Autowired
    Office office;

    @Autowired
    SampleMigration sample;

    @Autowired
    PasswordEncoder passwords;

    ChromeDriver browser;
    Actor architect;
    Migration migration;

    @BeforeEach
    void threePatterns() {
        browser = browser();
        Workspace workspace = office.workspace();
        Person person = directory.addPerson("p" + UUID.randomUUID(), "Architect", passwords.encode("secret"));
        directory.setRoles(workspace.id(), person.id(), EnumSet.of(Role.ARCHITECT));
        architect = person.actor();
        migration = sample.open(workspace, architect);
        for (String name : List.of("Get order", "List orders", "Count orders")) {
            inventory.add(
                    migration.id(),
                    PatternEdit.ofForm(Map.of("name", name, "direction", "READ", "peak_rps", "120")),
                    architect);
        }
        browser.get("http://127.0.0.1:" + port + "/sign-in");
        browser.findElement(By.id("name")).sendKeys(person.signInName());
        browser.findElement(By.id("password")).sendKeys("secret" + Keys.ENTER);
        // Opened before the answer is there, the page would be that of somebody who is not signed in.
        waitFor("header.top");
        open("");
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void enterSavesAndMovesDownInTheColumn() {
        type("AP-001-peak_rps", "340" + Keys.ENTER);
        assertThat(focus()).isEqualTo("AP-002-peak_rps");
        await("[id='grid-status']", "AP-001 is saved.");
        assertThat(kept(1, PatternField.PEAK_RPS)).isEqualTo("340");
        browser.switchTo().activeElement().sendKeys(Keys.SHIFT, Keys.ENTER);
        assertThat(focus()).isEqualTo("AP-001-peak_rps");
        await("#inventory-summary", "peak 580 calls per second");
    }

    @Test
    void escapeBringsBackWhatIsKept() {
        type("AP-001-owner", "nobody" + Keys.ESCAPE);
        assertThat(value("AP-001-owner")).isEmpty();
        type("AP-002-peak_rps", "abc" + Keys.ENTER);
        await("#grid-problems", "AP-002: enter the peak calls per second as a number, for example 120");
        assertThat(focus()).isEqualTo("AP-003-peak_rps");
        assertNothingForAxe();
        browser.findElement(By.cssSelector("#grid-problems a")).click();
        assertThat(focus()).isEqualTo("AP-002-peak_rps");
        browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(b -> b.findElements(By.cssSelector("#grid-problems a")).isEmpty());
        assertThat(value("AP-002-peak_rps")).isEqualTo("120");
    }

    @Test
    void controlZTakesBackWhatWasSavedAndLeavesTypingToTheBrowser() {
        type("AP-001-peak_rps", "340" + Keys.ENTER);
        browser.switchTo().activeElement().sendKeys(Keys.chord(Keys.CONTROL, "z"));
        await(".notice-ok", "Undone: AP-001 peak calls per second 120 → 340.");
        assertThat(kept(1, PatternField.PEAK_RPS)).isEqualTo("120");
        assertThat(value("AP-001-peak_rps")).isEqualTo("120");
        type("AP-001-peak_rps", "9" + Keys.chord(Keys.CONTROL, "z"));
        assertThat(value("AP-001-peak_rps")).isEqualTo("120");
        assertNothingForAxe();
    }

    @Test
    void keepsWhatIsTypedWhileTheRowIsSaved() {
        browser.executeScript("const send = XMLHttpRequest.prototype.send; XMLHttpRequest.prototype.send ="
                + " function (body) { setTimeout(() => send.call(this, body), 800); };");
        type("AP-001-partition_by", "order_id" + Keys.TAB);
        browser.switchTo().activeElement().sendKeys("created_at");
        await("[id='grid-status']", "AP-001 is saved.");
        assertThat(focus()).isEqualTo("AP-001-sort_by");
        assertThat(value("AP-001-sort_by")).isEqualTo("created_at");
        browser.switchTo().activeElement().sendKeys(" between" + Keys.TAB);
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(b -> kept(1, PatternField.SORT_BY).equals("created_at BETWEEN"));
        assertThat(kept(1, PatternField.PARTITION_BY)).isEqualTo("order_id");
    }

    @Test
    void asksWhoseValuesToKeep() {
        inventory.change(migration.id(), new PatternId(1), PatternEdit.ofForm(Map.of("peak_rps", "130")), 1, architect);
        type("AP-001-peak_rps", "140" + Keys.ENTER);
        await("[id='AP-001']", "Mine: 140 · theirs: 130");
        assertNothingForAxe();
        browser.findElement(By.linkText("Take theirs")).click();
        waitFor("[id='AP-001-peak_rps']");
        assertThat(value("AP-001-peak_rps")).isEqualTo("130");

        inventory.change(migration.id(), new PatternId(1), PatternEdit.ofForm(Map.of("peak_rps", "150")), 2, architect);
        type("AP-001-peak_rps", "160" + Keys.ENTER);
        await("[id='AP-001']", "Mine: 160 · theirs: 150");
        browser.findElement(By.cssSelector(".grid-conflict button")).click();
        waitFor("[id='AP-001-peak_rps']");
        assertThat(kept(1, PatternField.PEAK_RPS)).isEqualTo("160");
    }

    @Test
    void pastedCellsGoToThePreview() {
        browser.executeScript("const cell = document.getElementById('AP-002-peak_rps'); cell.focus();"
                + " const data = new DataTransfer(); data.setData('text/plain', '1\\t2\\n3\\t4\\n');"
                + " cell.dispatchEvent(new ClipboardEvent('paste',"
                + " {clipboardData: data, bubbles: true, cancelable: true}));");
        await("#preview", "Peak calls per second: 120 → 3");
        assertThat(browser.findElement(By.id("preview")).getText())
                .contains("AP-002 List orders", "AP-003 Count orders")
                .doesNotContain("AP-001");
        assertNothingForAxe();
    }

    @Test
    void everyPageIsAccessibleInBothThemesAndWidths() {
        long draft = imports.upload(
                migration.id(), "shop.csv", new ByteArrayResource("What,peak_rps,name\na,1,x\n".getBytes()), architect);
        for (String theme : List.of("light", "dark")) {
            browser.executeCdpCommand(
                    "Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
            for (int width : new int[] {1280, 320}) {
                browser.executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
                for (String page : List.of(
                        "",
                        "?show=RETIRED",
                        "/patterns/new",
                        "/patterns/AP-001",
                        "/patterns/AP-001/history",
                        "/import",
                        "/import/" + draft + "/columns")) {
                    open(page);
                    assertNothingForAxe();
                    assertThat((Boolean) browser.executeScript(
                                    "return document.documentElement.scrollWidth <= window.innerWidth"))
                            .as("%s at %d px scrolls sideways", page, width)
                            .isTrue();
                }
            }
        }
    }

    private void open(String page) {
        browser.get("http://127.0.0.1:" + port + "/migrations/" + migration.id() + "/inventory" + page);
    }

    private void type(String id, String keys) {
        WebElement input = browser.findElement(By.id(id));
        browser.executeScript("arguments[0].focus(); arguments[0].select();", input);
        input.sendKeys(keys);
    }

    private String value(String id) {
        return browser.findElement(By.id(id)).getDomProperty("value");
    }

    private String focus() {
        return browser.switchTo().activeElement().getDomAttribute("id");
    }

    private String kept(int number, PatternField field) {
        return field.write(inventory
                .find(migration.id(), new PatternId(number))
                .orElseThrow()
                .pattern());
    }

    private void await(String css, String text) {
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(b -> b.findElements(By.cssSelector(css)).stream()
                        .anyMatch(found -> String.valueOf(found.getDomProperty("textContent"))
                                .replaceAll("\\s+", " ")
                                .contains(text)));
    }

    private void waitFor(String css) {
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(b -> !b.findElements(By.cssSelector(css)).isEmpty());
    }

    private void assertNothingForAxe() {
        assertThat(new AxeBuilder()
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze(browser)
                        .getViolations())
                .as(browser.getCurrentUrl())
                .isEmpty();
    }

    /** An installed Chrome or Chromium; without one the tests are skipped, unless the browser is required. */
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
