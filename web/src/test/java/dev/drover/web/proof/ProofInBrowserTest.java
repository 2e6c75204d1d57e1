package dev.drover.web.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.Inventory;
import dev.drover.inventory.PatternEdit;
import dev.drover.testing.TestDynamoDb;
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

/** A proof from the form to its findings, for axe and without scrolling sideways. */
@ServerTest
class ProofInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Sites sites;

    @Autowired
    Inventory inventory;

    @Autowired
    JdbcClient sql;

    @Test
    void provesAModelAndShowsWhatCameOfIt() {
        Site site = sites.smallShop(TestDynamoDb.address());
        for (PatternEdit pattern : List.of(pattern("Order by id", "id"), pattern("Orders by note", "notes"))) {
            inventory.add(site.migration().id(), pattern, site.architect().actor());
        }
        String proofs = site.root() + "/proof";
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.signInAs(site.architect());

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

            inventory.add(
                    site.migration().id(),
                    pattern("Another", "status"),
                    site.architect().actor());
            browser.go(proofs).assertSound();
            assertThat(browser.text()).contains("Out of date", "1 of 2");

            long second = anotherProofWithoutFindings(site.migration().id().value());
            browser.go(proofs).clickLink("Compare two proofs").clickButton("Compare them");
            browser.waitFor(By.id("rows-title"));
            assertThat(browser.text())
                    .contains("and proof " + second, "No more", "AP-002 Orders by note", "not in this proof");
            for (int width : List.of(1280, 320)) {
                browser.resize(width).assertSound().picture("proofs-compared-" + width);
            }
            browser.go(proofs + "/compare?first=" + second + "&second=" + second);
            assertThat(browser.text()).contains("is the same as itself. Choose two proofs.");
        }
    }

    /** As if the first one had been run again, without what it found and without its last pattern. */
    private long anotherProofWithoutFindings(long migration) {
        return sql.sql("""
                        insert into proof (migration_id, person_id, person_name, environment_name, aws, origin, items, seed,
                                           model_version, inventory_revision, status, progress, started_at, beat_at,
                                           ended_at, result)
                        select migration_id, person_id, person_name, environment_name, aws, origin, items, seed,
                               model_version, inventory_revision, status, progress, started_at, beat_at, ended_at,
                               jsonb_set(result, '{findings}', '[]') #- '{patterns,-1}'
                          from proof where migration_id = :migration
                        returning id
                        """).param("migration", migration).query(Long.class).single();
    }

    private static PatternEdit pattern(String name, String by) {
        return PatternEdit.ofForm(Map.of(
                "name", name, "direction", "READ", "cardinality", "SINGLE", "entities", "Order", "partition_by", by));
    }
}
