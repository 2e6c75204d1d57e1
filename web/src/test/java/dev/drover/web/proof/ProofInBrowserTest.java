package dev.drover.web.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.Drover;
import dev.drover.connection.Environment;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.PatternEdit;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.Migrations;
import dev.drover.model.TargetModels;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Person;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.FreshDatabase;
import dev.drover.testing.Office;
import dev.drover.testing.SmallShop;
import dev.drover.testing.TestDynamoDb;
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

/** A proof from the form to its findings, for axe and without scrolling sideways. */
@SpringBootTest(classes = Drover.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
class ProofInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Office office;

    @Autowired
    Environments environments;

    @Autowired
    Migrations migrations;

    @Autowired
    TargetModels models;

    @Autowired
    Inventory inventory;

    @Autowired
    Directory directory;

    @Autowired
    PasswordEncoder passwords;

    @Test
    void provesAModelAndShowsWhatCameOfIt() {
        Workspace workspace = office.workspace();
        Person person = directory.addPerson("p" + UUID.randomUUID(), "Architect", passwords.encode("secret"));
        directory.setRoles(workspace.id(), person.id(), EnumSet.of(Role.ARCHITECT));
        Migration migration = migration(workspace, person.actor());
        String proofs = "/migrations/" + migration.id() + "/proof";
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.go("/sign-in").driver().findElement(By.id("name")).sendKeys(person.signInName());
            browser.driver().findElement(By.id("password")).sendKeys("secret" + Keys.ENTER);
            browser.waitFor(By.cssSelector("header.top"));

            browser.go(proofs).type("items", "none").clickButton("Start the proof");
            assertThat(browser.text()).contains("There is 1 problem");
            assertThat(browser.waitFor(By.id("items")).getAttribute("value")).isEqualTo("none");
            browser.assertSound();

            browser.type("items", "300").type("seed", "7").clickButton("Start the proof");
            browser.waitFor(By.id("findings-title"));
            assertThat(browser.text())
                    .contains("Finished", "1 of 2 proven", "AP-001 Order by id", "GetItem on shop")
                    .contains("Nothing serves it.", "seed 7");
            for (int width : List.of(1280, 320)) {
                for (String scheme : List.of("light", "dark")) {
                    browser.resize(width).prefer(scheme);
                    browser.assertSound().picture("proof-" + scheme + "-" + width);
                }
            }

            inventory.add(migration.id(), pattern("Another", "status"), person.actor());
            browser.go(proofs).assertSound();
            assertThat(browser.text()).contains("Out of date", "1 of 2");
        }
    }

    private Migration migration(Workspace workspace, Actor actor) {
        Environment place = environments.add(
                workspace.id(),
                "Sandbox",
                EnvironmentKind.SANDBOX,
                SmallShop.source(SmallShop.create()),
                TestDynamoDb.address(),
                actor);
        Migration migration = migrations.open(
                workspace.id(),
                place.id(),
                new MigrationDescription("Orders", "Shop database", "Orders table", "Team", "None", "Nothing"),
                actor);
        models.save(migration.id(), SmallShop.model(), 0, "everything", actor);
        inventory.add(migration.id(), pattern("Order by id", "id"), actor);
        inventory.add(migration.id(), pattern("Orders by note", "notes"), actor);
        return migration;
    }

    private static PatternEdit pattern(String name, String by) {
        return PatternEdit.ofForm(Map.of(
                "name", name, "direction", "READ", "cardinality", "SINGLE", "entities", "Order", "partition_by", by));
    }
}
