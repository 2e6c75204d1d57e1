package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.Inventory;
import dev.drover.inventory.PatternEdit;
import dev.drover.model.TargetModels;
import dev.drover.model.relational.ObjectPrefix;
import dev.drover.model.relational.RelationalLines;
import dev.drover.model.relational.RelationalTable;
import dev.drover.testing.SmallShop;
import dev.drover.web.ServerTest;
import dev.drover.web.browser.Browser;
import dev.drover.web.browser.Sites;
import dev.drover.web.browser.Sites.Site;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Relational tables and prefixes on a wide screen and on a narrow one, light and dark. */
@ServerTest
class BesideInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Sites sites;

    @Autowired
    TargetModels models;

    @Autowired
    Inventory inventory;

    @Test
    void is_sound_on_every_width() {
        Site site = sites.smallShop(Sites.NO_AWS);
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
                site.migration().id(),
                SmallShop.model().withRelationalTables(List.of(payments)).withPrefixes(List.of(prefix)),
                1,
                "a table and a prefix beside it",
                site.architect().actor());
        inventory.add(
                site.migration().id(),
                PatternEdit.ofForm(Map.of(
                        "name", "Payments of an order",
                        "direction", "READ",
                        "entities", "Payment",
                        "partition_by", "order_id")),
                site.architect().actor());
        String root = site.root();
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.signInAs(site.architect());
            for (int width : new int[] {1280, 320}) {
                browser.prefer(width == 320 ? "dark" : "light").resize(width);
                browser.go(root + "/model").assertSound();
                browser.driver().executeScript("document.getElementById('beside').scrollIntoView()");
                browser.picture("beside-" + width);
                browser.go(root + "/model/relational?table=payments")
                        .assertSound()
                        .picture("relational-" + width);
                browser.go(root + "/model/prefix").assertSound();
                browser.go(root + "/model/relational-store").assertSound().picture("relational-store-" + width);
                browser.go(root + "/coverage").assertSound();
                browser.driver().executeScript("document.getElementById('beside').scrollIntoView()");
                browser.picture("beside-coverage-" + width);
            }
            String coverage = browser.text();
            for (String declared : List.of("/inventory/total", "/cost/spending", "/decisions/imports")) {
                browser.go(root + declared).assertSound();
            }
            assertThat(coverage).contains("payments_by_order");
        }
    }
}
