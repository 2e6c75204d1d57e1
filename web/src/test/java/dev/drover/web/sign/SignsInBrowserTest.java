package dev.drover.web.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.Drover;
import dev.drover.connection.AwsAddress;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;

/** The warning signs from the first measurement to a verdict, for axe and without scrolling sideways. */
@SpringBootTest(classes = Drover.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
class SignsInBrowserTest {

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

    @Autowired
    JdbcClient sql;

    @Test
    void measuresJudgesAndSaysWhatToDo() {
        Workspace workspace = office.workspace();
        Person person = directory.addPerson("p" + UUID.randomUUID(), "Architect", passwords.encode("secret"));
        directory.setRoles(workspace.id(), person.id(), EnumSet.of(Role.ARCHITECT));
        Migration migration = migration(workspace, person.actor());
        String signs = "/migrations/" + migration.id() + "/signs";
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.go("/sign-in").driver().findElement(By.id("name")).sendKeys(person.signInName());
            browser.driver().findElement(By.id("password")).sendKeys("secret" + Keys.ENTER);
            browser.waitFor(By.cssSelector("header.top"));

            browser.go(signs).assertSound();
            assertThat(browser.text()).contains("Not measured yet");
            browser.clickButton("Measure now").waitFor(By.id("verdict"));
            assertThat(browser.text())
                    .contains("The warning signs are measured.")
                    .contains("This is the first measurement", "Not measured by Drover");

            aWeekPasses(migration);
            inventory.add(
                    migration.id(),
                    PatternEdit.ofForm(Map.of(
                            "name", "Photos", "direction", "READ", "entities", "Order", "item_bytes_max", "500000")),
                    person.actor());
            browser.go(signs + "/limits").type("index-churn", "none").clickButton("Save the limits");
            browser.waitFor(By.cssSelector(".problems"));
            assertThat(browser.text()).contains("Indexes added afterwards has no number: enter one such as 2");
            browser.assertSound();
            browser.type("index-churn", "0").clickButton("Save the limits");
            browser.waitFor(By.id("verdict"));
            browser.clickButton("Measure now").waitFor(By.id("speaking-title"));
            assertThat(browser.text())
                    .contains("Two warning signs speak. Plan a review")
                    .contains("Things that stopped fitting", "1 thing that cannot work has appeared since")
                    .contains("A warning when it is at least 0", "The same as a week before, 0", "What to do:");
            for (int width : List.of(1280, 320)) {
                for (String scheme : List.of("light", "dark")) {
                    browser.resize(width).prefer(scheme);
                    browser.assertSound().picture("signs-" + scheme + "-" + width);
                }
            }
        }
    }

    /** As if everything had been measured more than a week earlier, twice. */
    private void aWeekPasses(Migration migration) {
        sql.sql("update sign_measurement set measured_at = measured_at - interval '9 days' where migration_id = :id")
                .param("id", migration.id().value())
                .update();
        sql.sql("""
                        insert into sign_measurement
                        select migration_id, sign, measured_at + interval '1 day', null,
                               case when sign in ('index-churn', 'new-errors') then 0 else value end, base, subjects, note
                          from sign_measurement where migration_id = :id
                        """).param("id", migration.id().value()).update();
    }

    private Migration migration(Workspace workspace, Actor actor) {
        Environment place = environments.add(
                workspace.id(),
                "Sandbox",
                EnvironmentKind.SANDBOX,
                SmallShop.source(SmallShop.create()),
                new AwsAddress("eu-west-1", "local", null, null, null),
                actor);
        Migration migration = migrations.open(
                workspace.id(),
                place.id(),
                new MigrationDescription("Orders", "Shop database", "Orders table", "Team", "None", "Nothing"),
                actor);
        models.save(migration.id(), SmallShop.model(), 0, "everything", actor);
        return migration;
    }
}
