package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.Drover;
import dev.drover.inventory.consumer.Consumer;
import dev.drover.inventory.consumer.ConsumerDraft;
import dev.drover.inventory.consumer.ConsumerKind;
import dev.drover.inventory.consumer.Consumers;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;

/** Consumers and schemas on a wide screen and on a narrow one, for axe and without scrolling sideways. */
@SpringBootTest(classes = Drover.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
class SchemasInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    ModelPages pages;

    @Autowired
    TargetModels models;

    @Autowired
    Consumers consumers;

    @Autowired
    Directory directory;

    @Autowired
    PasswordEncoder passwords;

    @Test
    void isSoundOnEveryWidth() {
        Workspace workspace = pages.workspace();
        Person person = directory.addPerson("p" + UUID.randomUUID(), "Architect", passwords.encode("secret"));
        directory.setRoles(workspace.id(), person.id(), EnumSet.of(Role.ARCHITECT));
        Migration migration = pages.migration(workspace, SmallShop.source(SmallShop.create()), person.actor());
        models.save(migration.id(), SmallShop.model(), 0, "everything", person.actor());
        Consumer website = consumers.add(
                migration.id(),
                new ConsumerDraft(
                        "Shop website",
                        ConsumerKind.SERVICE,
                        "Shop team",
                        "#shop",
                        List.of("Order.total", "Customer"),
                        List.of(),
                        null),
                person.actor());
        consumers.agree(
                migration.id(),
                website.id(),
                "Order",
                "{\"properties\": {\"total\": {\"type\": \"string\"}}}",
                1,
                person.actor());
        String root = "/migrations/" + migration.id();
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.go("/sign-in").driver().findElement(By.id("name")).sendKeys(person.signInName());
            browser.driver().findElement(By.id("password")).sendKeys("secret" + Keys.ENTER);
            browser.waitFor(By.cssSelector("header.top"));
            browser.go(root + "/schemas")
                    .driver()
                    .findElement(By.cssSelector("#schemas form .btn-primary"))
                    .click();
            browser.waitFor(By.cssSelector(".notice-ok"));
            for (int width : new int[] {1280, 320}) {
                browser.resize(width);
                for (String page : List.of("/consumers", "/consumers/" + website.id(), "/schemas")) {
                    browser.go(root + page);
                    // One of each kind: axe looks long at what is long.
                    browser.driver().executeScript("document.querySelector('main details')?.setAttribute('open', '')");
                    browser.assertSound().picture("schemas" + page.replaceAll("[/0-9]+", "-") + width);
                }
            }
            assertThat(browser.text()).contains("Shop website would fail on shop · Order version 1");
        }
    }
}
