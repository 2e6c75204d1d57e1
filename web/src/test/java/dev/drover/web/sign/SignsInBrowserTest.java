package dev.drover.web.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.Inventory;
import dev.drover.inventory.PatternEdit;
import dev.drover.migration.Migration;
import dev.drover.web.ServerTest;
import dev.drover.web.browser.Browser;
import dev.drover.web.browser.Sites;
import dev.drover.web.browser.Sites.Site;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The warning signs from the first measurement to a verdict, for axe and without scrolling sideways. */
@ServerTest
class SignsInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Sites sites;

    @Autowired
    Inventory inventory;

    @Autowired
    JdbcClient sql;

    @Test
    void measuresJudgesAndSaysWhatToDo() {
        Site site = sites.smallShop(Sites.NO_AWS);
        String signs = site.root() + "/signs";
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.signInAs(site.architect());

            browser.go(signs).assertSound();
            assertThat(browser.text()).contains("Not measured yet");
            browser.clickButton("Measure now").waitFor(By.id("verdict"));
            assertThat(browser.text())
                    .contains("The warning signs are measured.")
                    .contains("This is the first measurement", "Not measured by Drover");

            browser.clickButton("Take a snapshot every day");
            assertThat(browser.text()).contains("With every daily measurement a snapshot of the source is taken");

            aWeekPasses(site.migration());
            inventory.add(
                    site.migration().id(),
                    PatternEdit.ofForm(Map.of(
                            "name", "Photos", "direction", "READ", "entities", "Order", "item_bytes_max", "500000")),
                    site.architect().actor());
            browser.go(signs + "/limits").type("client-joins", "none").clickButton("Save the limits");
            browser.waitFor(By.cssSelector(".problems"));
            browser.waitFor(By.cssSelector("#client-joins[aria-invalid=true] ~ #client-joins-error"));
            assertThat(browser.text()).contains("Reads in several steps has no number: enter one such as 1");
            browser.assertSound();
            browser.type("client-joins", "0").clickButton("Save the limits");
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
                               case when sign in ('client-joins', 'new-errors') then 0 else value end, base, subjects, note
                          from sign_measurement where migration_id = :id
                        """).param("id", migration.id().value()).update();
    }
}
