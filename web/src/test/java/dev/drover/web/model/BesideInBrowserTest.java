package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.Drover;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.PatternEdit;
import dev.drover.migration.Migration;
import dev.drover.model.TargetModels;
import dev.drover.model.relational.ObjectPrefix;
import dev.drover.model.relational.RelationalLines;
import dev.drover.model.relational.RelationalTable;
import dev.drover.people.Directory;
import dev.drover.people.Person;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.FreshDatabase;
import dev.drover.testing.SmallShop;
import dev.drover.web.browser.Browser;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;

/** Relational tables and prefixes on a wide screen and on a narrow one, light and dark. */
@SpringBootTest(classes = Drover.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
class BesideInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    ModelPages pages;

    @Autowired
    TargetModels models;

    @Autowired
    Inventory inventory;

    @Autowired
    Directory directory;

    @Autowired
    PasswordEncoder passwords;

    @Test
    void is_sound_on_every_width() {
        Workspace workspace = pages.workspace();
        Person person = directory.addPerson("p" + UUID.randomUUID(), "Architect", passwords.encode("secret"));
        directory.setRoles(workspace.id(), person.id(), EnumSet.of(Role.ARCHITECT));
        Migration migration = pages.migration(workspace, SmallShop.source(SmallShop.create()), person.actor());
        RelationalTable payments = new RelationalTable(
                "payments",
                "payments",
                RelationalLines.columns("id bigint not null from id\norder_id bigint not null from order_id"),
                List.of("id"),
                RelationalLines.indexes("payments_by_order (order_id, id desc)\nunique one_a_day (id)"),
                RelationalLines.foreignKeys("to_order (order_id) references orders (id) on delete cascade"),
                RelationalLines.checks("positive (id > 0)"));
        ObjectPrefix prefix = new ObjectPrefix(
                "archive", "payments/", "payments", ObjectPrefix.Format.PARQUET, List.of("booked_on"), "For auditors");
        models.save(
                migration.id(),
                SmallShop.model().withRelationalTables(List.of(payments)).withPrefixes(List.of(prefix)),
                0,
                "everything",
                person.actor());
        inventory.add(
                migration.id(),
                PatternEdit.ofForm(Map.of(
                        "name", "Payments of an order",
                        "direction", "READ",
                        "entities", "Payment",
                        "partition_by", "order_id")),
                person.actor());
        String root = "/migrations/" + migration.id();
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.go("/sign-in").driver().findElement(By.id("name")).sendKeys(person.signInName());
            browser.driver().findElement(By.id("password")).sendKeys("secret" + Keys.ENTER);
            browser.waitFor(By.cssSelector("header.top"));
            for (int width : new int[] {1280, 320}) {
                browser.prefer(width == 320 ? "dark" : "light").resize(width);
                browser.go(root + "/model").assertSound();
                browser.driver().executeScript("document.getElementById('beside').scrollIntoView()");
                browser.picture("beside-" + width);
                browser.go(root + "/model/relational?table=payments")
                        .assertSound()
                        .picture("relational-" + width);
                browser.go(root + "/model/prefix").assertSound();
                browser.go(root + "/coverage").assertSound();
                browser.driver().executeScript("document.getElementById('beside').scrollIntoView()");
                browser.picture("beside-coverage-" + width);
            }
            assertThat(browser.text()).contains("payments_by_order");
        }
    }
}
