package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.Drover;
import dev.drover.migration.Migration;
import dev.drover.model.KeyAttribute;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.model.TargetTable;
import dev.drover.people.Directory;
import dev.drover.people.Person;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.FreshDatabase;
import dev.drover.testing.SmallShop;
import dev.drover.web.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;

/** Versions, imports and exports on a wide screen and on a narrow one, for axe and without scrolling sideways. */
@SpringBootTest(classes = Drover.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
class InterchangeInBrowserTest {

    private static final String CLUB = """
            {"DataModel": [{"TableName": "club",
              "KeyAttributes": {"PartitionKey": {"AttributeName": "PK", "AttributeType": "S"}},
              "TableData": [{"PK": {"S": "M#7"}, "Type": {"S": "Member"}}]},
             {"TableName": "pictures",
              "KeyAttributes": {"PartitionKey": {"AttributeName": "Hash", "AttributeType": "B"}}}]}
            """;

    @LocalServerPort
    int port;

    @Autowired
    ModelPages pages;

    @Autowired
    TargetModels models;

    @Autowired
    Directory directory;

    @Autowired
    PasswordEncoder passwords;

    @Test
    void is_sound_on_every_width(@TempDir Path directoryOfTest) throws IOException {
        Path file = Files.writeString(directoryOfTest.resolve("club.json"), CLUB);
        Workspace workspace = pages.workspace();
        Person person = directory.addPerson("p" + UUID.randomUUID(), "Architect", passwords.encode("secret"));
        directory.setRoles(workspace.id(), person.id(), EnumSet.of(Role.ARCHITECT));
        Migration migration = pages.migration(workspace, SmallShop.source(SmallShop.create()), person.actor());
        models.save(migration.id(), SmallShop.model(), 0, "everything", person.actor());
        TargetTable small = new TargetTable("small", KeyAttribute.text("pk"), null, List.of(), List.of());
        models.save(migration.id(), new TargetModel(List.of(small)), 1, "it for a smaller one", person.actor());
        String root = "/migrations/" + migration.id();
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.go("/sign-in").driver().findElement(By.id("name")).sendKeys(person.signInName());
            browser.driver().findElement(By.id("password")).sendKeys("secret" + Keys.ENTER);
            browser.waitFor(By.cssSelector("header.top"));
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
        }
    }
}
