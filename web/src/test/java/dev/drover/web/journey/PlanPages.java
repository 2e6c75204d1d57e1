package dev.drover.web.journey;

import dev.drover.web.browser.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** The pages on which an architect plans: description, inventory, target model, coverage, runbook. */
final class PlanPages {

    private final Browser browser;
    private final String root;

    PlanPages(Browser browser, String root) {
        this.browser = browser;
        this.root = root;
    }

    /** Answers the questions of a new migration and comes back with its pages. */
    static PlanPages openMigration(Browser browser, String name) {
        browser.go("/").clickLink("New migration");
        browser.type("name", name)
                .type("movesFrom", "Shop database (PostgreSQL)")
                .type("movesTo", "One table (DynamoDB)")
                .type("owner", "Shop team")
                .type("acceptableDowntime", "For ten minutes at night nobody can place an order.")
                .type("impact", "Customers can look at orders all the time; for some minutes they cannot place any.")
                .clickButton("Save");
        return new PlanPages(browser, browser.path());
    }

    Browser overview() {
        return browser.go(root);
    }

    /** Uploads a file, takes its columns as proposed, and shows what would happen; nothing is written yet. */
    Browser preview(Path directory, String csv) {
        browser.go(root + "/inventory/import");
        try {
            Path file = Files.writeString(directory.resolve("patterns.csv"), csv);
            browser.waitFor(By.id("file")).sendKeys(file.toAbsolutePath().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return browser.click(browser.waitFor(By.cssSelector("form[action$='/import'] button")))
                .clickButton("Preview");
    }

    /** Lets the source count, and takes every draft that comes of it into the inventory. */
    Browser discover(String lastStatement) {
        browser.go(root + "/discovery").clickButton("Take the first snapshot");
        for (int i = 0; i < 20 && !browser.driver().getPageSource().contains(lastStatement); i++) {
            browser.clickButton("Take the next snapshot");
        }
        browser.picture("planning-discovery");
        browser.driver()
                .executeScript("document.querySelectorAll('main table input[type=checkbox]')"
                        + ".forEach(box => box.checked = true)");
        return browser.clickButton("Add to the inventory");
    }

    /** Puts the rows of a child table into the items of an entity, as proposed. */
    Browser addChildren(String table, String entity) {
        browser.go(root + "/model/attribute/new?table=" + table + "&entity=" + entity + "&kind=LIST");
        return browser.clickButton("Go on").clickButton("Add the attribute");
    }

    Browser page(String path) {
        return browser.go(root + "/" + path);
    }

    /** Runs the model with generated items and waits for the findings. */
    Browser prove(String items) {
        browser.go(root + "/proof").type("items", items).clickButton("Start the proof");
        browser.waitFor(By.id("findings-title"));
        return browser;
    }

    Browser addTable(String name, String partitionKey, String sortKey) {
        browser.go(root + "/model/table");
        return browser.type("name", name)
                .type("partitionKey", partitionKey)
                .type("sortKey", sortKey)
                .clickButton("Add the table");
    }

    Browser addIndex(String table, String name, String partitionKey, String sortKey) {
        browser.go(root + "/model/index?table=" + table);
        return browser.type("name", name)
                .type("partitionKey", partitionKey)
                .type("sortKey", sortKey)
                .clickButton("Add the index");
    }

    /** Takes the mapping that is proposed for a source table, with other templates for some keys. */
    Browser addEntity(String sourceTable, Map<String, String> templates) {
        browser.go(root + "/model");
        new Select(browser.waitFor(By.id("add-0"))).selectByValue(sourceTable);
        browser.clickButton("Propose a mapping");
        templates.forEach((attribute, template) -> browser.type("template." + attribute, template));
        return browser.clickButton("Add the entity");
    }

    Browser setTemplate(String table, String entity, String attribute, String template) {
        browser.go(root + "/model/entity?table=" + table + "&entity=" + entity);
        return browser.type("template." + attribute, template).clickButton("Save the entity");
    }

    Browser previewItems(String table, String entity) {
        return browser.go(root + "/model/preview?table=" + table + "&entity=" + entity);
    }

    Browser coverage() {
        return browser.go(root + "/coverage");
    }

    Browser runbook() {
        return browser.go(root + "/runbook");
    }

    /** Names the people of every step that has none. */
    Browser namePeople(String owner, String contact) {
        runbook();
        return browser.type("owner", owner).type("escalationContact", contact).clickButton("Fill in");
    }

    Browser submit() {
        return runbook().clickButton("Submit for signoff");
    }

    Browser setParameter(String step, String parameter, String value) {
        browser.go(root + "/runbook/steps/" + step);
        return browser.type("p[" + parameter + "]", value).clickButton("Save");
    }

    /** What the inventory shows of a pattern, cell by cell. */
    List<String> cells(String pattern) {
        return browser
                .go(root + "/inventory")
                .waitFor(By.id(pattern))
                .findElements(By.cssSelector("input, select"))
                .stream()
                .map(cell -> String.valueOf(cell.getAttribute("value")))
                .toList();
    }

    Browser typeInto(String pattern, String field, String value) {
        browser.go(root + "/inventory");
        browser.waitFor(By.id(pattern + "-" + field)).sendKeys(Keys.chord(Keys.CONTROL, "a"), value, Keys.ENTER);
        browser.waitFor(By.xpath("//*[@id='grid-status'][contains(., '" + pattern + "')]"));
        return browser;
    }
}
