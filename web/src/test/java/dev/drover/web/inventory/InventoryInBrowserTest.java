package dev.drover.web.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.Inventory;
import dev.drover.inventory.PatternEdit;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.PatternId;
import dev.drover.inventory.csv.PatternImport;
import dev.drover.migration.Migration;
import dev.drover.people.Role;
import dev.drover.testing.SampleMigration;
import dev.drover.web.ServerTest;
import dev.drover.web.browser.Browser;
import dev.drover.web.browser.Members;
import dev.drover.web.browser.Members.Member;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;

/** The table as people use it: with the keyboard, and with somebody else at the same row. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InventoryInBrowserTest {

    private static final List<String> RULES =
            Stream.concat(Browser.WCAG.stream(), Stream.of("best-practice")).toList();

    @LocalServerPort
    int port;

    @Autowired
    Inventory inventory;

    @Autowired
    PatternImport imports;

    @Autowired
    Members members;

    @Autowired
    SampleMigration sample;

    Browser browser;
    Member architect;
    Migration migration;

    @BeforeAll
    void anArchitectWhoIsSignedIn() {
        browser = Browser.open("http://127.0.0.1:" + port);
        architect = members.member(Role.ARCHITECT);
        browser.signInAs(architect);
    }

    @BeforeEach
    void threePatterns() {
        migration = sample.open(architect.workspace(), architect.actor());
        for (String name : List.of("Get order", "List orders", "Count orders")) {
            inventory.add(
                    migration.id(),
                    PatternEdit.ofForm(Map.of("name", name, "direction", "READ", "peak_rps", "120")),
                    architect.actor());
        }
        browser.resize(1280).prefer("light");
        open("");
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void enterSavesAndMovesDownInTheColumn() {
        type("AP-001-peak_rps", "340" + Keys.ENTER);
        assertThat(focus()).isEqualTo("AP-002-peak_rps");
        await("[id='grid-status']", "AP-001 is saved.");
        assertThat(kept(1, PatternField.PEAK_RPS)).isEqualTo("340");
        browser.driver().switchTo().activeElement().sendKeys(Keys.SHIFT, Keys.ENTER);
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
        browser.assertSound(RULES);
        browser.driver().findElement(By.cssSelector("#grid-problems a")).click();
        assertThat(focus()).isEqualTo("AP-002-peak_rps");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        browser.until(() -> browser.driver()
                .findElements(By.cssSelector("#grid-problems a"))
                .isEmpty());
        assertThat(value("AP-002-peak_rps")).isEqualTo("120");
    }

    @Test
    void controlZTakesBackWhatWasSavedAndLeavesTypingToTheBrowser() {
        type("AP-001-peak_rps", "340" + Keys.ENTER);
        browser.driver().switchTo().activeElement().sendKeys(Keys.chord(Keys.CONTROL, "z"));
        await(".notice-ok", "Undone: AP-001 peak calls per second 120 → 340.");
        assertThat(kept(1, PatternField.PEAK_RPS)).isEqualTo("120");
        assertThat(value("AP-001-peak_rps")).isEqualTo("120");
        type("AP-001-peak_rps", "9" + Keys.chord(Keys.CONTROL, "z"));
        assertThat(value("AP-001-peak_rps")).isEqualTo("120");
        browser.assertSound(RULES);
    }

    @Test
    void keepsWhatIsTypedWhileTheRowIsSaved() {
        browser.driver()
                .executeScript("const send = XMLHttpRequest.prototype.send; XMLHttpRequest.prototype.send ="
                        + " function (body) { setTimeout(() => send.call(this, body), 800); };");
        type("AP-001-partition_by", "order_id" + Keys.TAB);
        browser.driver().switchTo().activeElement().sendKeys("created_at");
        await("[id='grid-status']", "AP-001 is saved.");
        assertThat(focus()).isEqualTo("AP-001-sort_by");
        assertThat(value("AP-001-sort_by")).isEqualTo("created_at");
        browser.driver().switchTo().activeElement().sendKeys(" between" + Keys.TAB);
        browser.until(() -> kept(1, PatternField.SORT_BY).equals("created_at BETWEEN"));
        assertThat(kept(1, PatternField.PARTITION_BY)).isEqualTo("order_id");
    }

    @Test
    void asksWhoseValuesToKeep() {
        inventory.change(
                migration.id(), new PatternId(1), PatternEdit.ofForm(Map.of("peak_rps", "130")), 1, architect.actor());
        type("AP-001-peak_rps", "140" + Keys.ENTER);
        await("[id='AP-001']", "Mine: 140 · theirs: 130");
        browser.assertSound(RULES);
        browser.driver().findElement(By.linkText("Take theirs")).click();
        browser.waitFor(By.id("AP-001-peak_rps"));
        assertThat(value("AP-001-peak_rps")).isEqualTo("130");

        inventory.change(
                migration.id(), new PatternId(1), PatternEdit.ofForm(Map.of("peak_rps", "150")), 2, architect.actor());
        type("AP-001-peak_rps", "160" + Keys.ENTER);
        await("[id='AP-001']", "Mine: 160 · theirs: 150");
        browser.driver().findElement(By.cssSelector(".grid-conflict button")).click();
        browser.waitFor(By.id("AP-001-peak_rps"));
        assertThat(kept(1, PatternField.PEAK_RPS)).isEqualTo("160");
    }

    @Test
    void pastedCellsGoToThePreview() {
        browser.driver()
                .executeScript("const cell = document.getElementById('AP-002-peak_rps'); cell.focus();"
                        + " const data = new DataTransfer(); data.setData('text/plain', '1\\t2\\n3\\t4\\n');"
                        + " cell.dispatchEvent(new ClipboardEvent('paste',"
                        + " {clipboardData: data, bubbles: true, cancelable: true}));");
        await("#preview", "Peak calls per second: 120 → 3");
        assertThat(browser.driver().findElement(By.id("preview")).getText())
                .contains("AP-002 List orders", "AP-003 Count orders")
                .doesNotContain("AP-001");
        browser.assertSound(RULES);
    }

    @Test
    void everyPageIsAccessibleInBothThemesAndWidths() {
        long draft = imports.upload(
                migration.id(),
                "shop.csv",
                new ByteArrayResource("What,peak_rps,name\na,1,x\n".getBytes()),
                architect.actor());
        for (String theme : List.of("light", "dark")) {
            browser.prefer(theme);
            for (int width : new int[] {1280, 320}) {
                browser.resize(width);
                for (String page : List.of(
                        "",
                        "?show=RETIRED",
                        "/patterns/new",
                        "/patterns/AP-001",
                        "/patterns/AP-001/history",
                        "/import",
                        "/import/" + draft + "/columns")) {
                    open(page);
                    browser.assertSound(RULES);
                }
            }
        }
    }

    private void open(String page) {
        browser.go("/migrations/" + migration.id() + "/inventory" + page);
    }

    private void type(String id, String keys) {
        WebElement input = browser.driver().findElement(By.id(id));
        browser.driver().executeScript("arguments[0].focus(); arguments[0].select();", input);
        input.sendKeys(keys);
    }

    private String value(String id) {
        return browser.driver().findElement(By.id(id)).getDomProperty("value");
    }

    private String focus() {
        return browser.driver().switchTo().activeElement().getDomAttribute("id");
    }

    private String kept(int number, PatternField field) {
        return field.write(inventory
                .find(migration.id(), new PatternId(number))
                .orElseThrow()
                .pattern());
    }

    private void await(String css, String text) {
        browser.until(() -> browser.driver().findElements(By.cssSelector(css)).stream()
                .anyMatch(found -> String.valueOf(found.getDomProperty("textContent"))
                        .replaceAll("\\s+", " ")
                        .contains(text)));
    }
}
