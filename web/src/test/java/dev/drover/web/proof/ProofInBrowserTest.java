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

/** A proof from the form to its findings, for axe and without scrolling sideways. */
@ServerTest
class ProofInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Sites sites;

    @Autowired
    Inventory inventory;

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
        }
    }

    private static PatternEdit pattern(String name, String by) {
        return PatternEdit.ofForm(Map.of(
                "name", name, "direction", "READ", "cardinality", "SINGLE", "entities", "Order", "partition_by", by));
    }
}
