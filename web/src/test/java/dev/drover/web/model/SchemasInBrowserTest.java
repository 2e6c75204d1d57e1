package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.consumer.Consumer;
import dev.drover.inventory.consumer.ConsumerDraft;
import dev.drover.inventory.consumer.ConsumerKind;
import dev.drover.inventory.consumer.Consumers;
import dev.drover.web.ServerTest;
import dev.drover.web.browser.Browser;
import dev.drover.web.browser.Sites;
import dev.drover.web.browser.Sites.Site;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Consumers and schemas on a wide screen and on a narrow one, for axe and without scrolling sideways. */
@ServerTest
class SchemasInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Sites sites;

    @Autowired
    Consumers consumers;

    @Test
    void isSoundOnEveryWidth() {
        Site site = sites.smallShop(Sites.NO_AWS);
        Consumer website = consumers.add(
                site.migration().id(),
                new ConsumerDraft(
                        "Shop website",
                        ConsumerKind.SERVICE,
                        "Shop team",
                        "#shop",
                        List.of("Order.total", "Customer"),
                        List.of(),
                        null),
                site.architect().actor());
        consumers.agree(
                site.migration().id(),
                website.id(),
                "Order",
                "{\"properties\": {\"total\": {\"type\": \"string\"}}}",
                1,
                site.architect().actor());
        String root = site.root();
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.signInAs(site.architect());
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
