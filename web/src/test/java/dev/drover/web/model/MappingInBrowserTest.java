package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.Drover;
import dev.drover.migration.Migration;
import dev.drover.model.TargetModels;
import dev.drover.people.Directory;
import dev.drover.people.Person;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.FreshDatabase;
import dev.drover.testing.SmallShop;
import dev.drover.web.browser.Browser;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;

/** Typing an expression shows what it makes of real rows; the forms of a mapping are sound on every width. */
@SpringBootTest(classes = Drover.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
class MappingInBrowserTest {

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
    void shows_results_while_somebody_types() {
        Workspace workspace = pages.workspace();
        Person person = directory.addPerson("p" + UUID.randomUUID(), "Architect", passwords.encode("secret"));
        directory.setRoles(workspace.id(), person.id(), EnumSet.of(Role.ARCHITECT));
        Migration migration = pages.migration(workspace, SmallShop.source(SmallShop.create()), person.actor());
        models.save(migration.id(), SmallShop.model(), 0, "everything", person.actor());
        String model = "/migrations/" + migration.id() + "/model";
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.go("/sign-in").driver().findElement(By.id("name")).sendKeys(person.signInName());
            browser.driver().findElement(By.id("password")).sendKeys("secret" + Keys.ENTER);
            browser.waitFor(By.cssSelector("header.top"));
            for (int width : new int[] {1280, 320}) {
                browser.resize(width);
                browser.go(model + "/attribute/new?table=shop&entity=Order&kind=EXPRESSION");
                browser.driver().findElement(By.id("expression")).sendKeys("upper(notes)");
                browser.waitFor(By.cssSelector("#attribute-preview table"));
                assertThat(browser.text()).contains("LEAVE AT THE DOOR");
                browser.assertSound().picture("expression-" + width);
                browser.go(model + "/entity?table=shop&entity=Product");
                browser.assertSound().picture("way-back-" + width);
            }
        }
    }
}
