package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.KeyAttribute;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.model.TargetTable;
import dev.drover.web.ServerTest;
import dev.drover.web.browser.Browser;
import dev.drover.web.browser.Sites;
import dev.drover.web.browser.Sites.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Versions, imports and exports on a wide screen and on a narrow one, for axe and without scrolling sideways. */
@ServerTest
class InterchangeInBrowserTest {

    private static final String CLUB = """
            {"DataModel": [{"TableName": "club",
              "KeyAttributes": {"PartitionKey": {"AttributeName": "PK", "AttributeType": "S"}},
              "TableData": [{"PK": {"S": "M#7"}, "Type": {"S": "Member"}}]},
             {"TableName": "pictures",
              "KeyAttributes": {"PartitionKey": {"AttributeName": "Hash", "AttributeType": "B"}}}]}
            """;

    private static final String RUNBOOK = """
            steps:
            - key: watch
              name: Watch the queue
              type: time.hold
              parameters: {seconds: 600}
              impact: |-
                Nothing.
                You can keep working as usual, and whoever rings is told so by the people at the desk.
            - {key: ask, type: person.go-no-go, parameters: {question: "Go?"}, after: [{step: watch, lagMinutes: 5}]}
            """;

    @LocalServerPort
    int port;

    @Autowired
    Sites sites;

    @Autowired
    TargetModels models;

    @Test
    void is_sound_on_every_width(@TempDir Path directoryOfTest) throws IOException {
        Path file = Files.writeString(directoryOfTest.resolve("club.json"), CLUB);
        Site site = sites.smallShop(Sites.NO_AWS);
        TargetTable small = new TargetTable("small", KeyAttribute.text("pk"), null, List.of(), List.of());
        models.save(
                site.migration().id(),
                new TargetModel(List.of(small)),
                1,
                "it for a smaller one",
                site.architect().actor());
        String root = site.root();
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.signInAs(site.architect());
            for (int width : new int[] {1280, 320}) {
                browser.resize(width);
                browser.go(root + "/versions").assertSound().picture("versions-" + width);
                browser.driver()
                        .findElement(By.cssSelector("#versions .btn-primary"))
                        .click();
                browser.waitFor(By.id("compare"));
                browser.driver().executeScript("document.querySelectorAll('main details').forEach(d => d.open = true)");
                browser.assertSound().picture("compare-" + width);
                browser.go(root + "/interchange").assertSound().picture("interchange-" + width);
                browser.driver().findElement(By.id("file")).sendKeys(file.toString());
                browser.driver()
                        .findElement(By.cssSelector("form[action$='/import'] .btn-primary"))
                        .click();
                browser.waitFor(By.id("import-preview"));
                browser.driver().executeScript("document.querySelectorAll('main details').forEach(d => d.open = true)");
                browser.assertSound().picture("model-import-" + width);
            }
            assertThat(browser.text()).contains("Tables that stay out", "Import 1 table");
            takeARunbook(browser, root, directoryOfTest);
        }
    }

    private static void takeARunbook(Browser browser, String root, Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("runbook.yaml"), RUNBOOK);
        browser.go("/help/steps").assertSound().picture("step-types");
        browser.go(root + "/runbook/file").assertSound();
        browser.driver().findElement(By.id("file")).sendKeys(file.toString());
        browser.clickButton("Preview");
        browser.waitFor(By.id("file-preview"));
        browser.assertSound().picture("runbook-preview");
        browser.clickButton("Take the file");
        browser.go(root + "/runbook/steps/watch").type("comment", "Is that long enough?\nIt was not last time.");
        browser.clickButton("Comment");
        assertThat(browser.assertSound().picture("runbook-step").text()).contains("1 comment", "Is that long enough?");
        assertThat(browser.go(root + "/runbook")
                        .assertSound()
                        .picture("runbook")
                        .text())
                .contains("1 comment");
    }
}
