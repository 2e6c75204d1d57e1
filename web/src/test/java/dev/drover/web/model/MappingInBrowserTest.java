package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.web.ServerTest;
import dev.drover.web.browser.Browser;
import dev.drover.web.browser.Sites;
import dev.drover.web.browser.Sites.Site;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Typing an expression shows what it makes of real rows; the forms of a mapping are sound on every width. */
@ServerTest
class MappingInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Sites sites;

    @Test
    void shows_results_while_somebody_types() {
        Site site = sites.smallShop(Sites.NO_AWS);
        String model = site.root() + "/model";
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.signInAs(site.architect());
            for (int width : new int[] {1280, 320}) {
                browser.resize(width);
                browser.go(model + "/attribute/new?table=shop&entity=Order&kind=EXPRESSION");
                browser.driver().findElement(By.id("expression")).sendKeys("upper(notes)");
                browser.waitFor(By.cssSelector("#attribute-preview table"));
                assertThat(browser.text()).contains("LEAVE AT THE DOOR");
                browser.assertSound().picture("expression-" + width);
                browser.go(model + "/entity?table=shop&entity=Product");
                browser.assertSound().picture("way-back-" + width);
                browser.go(model + "/behind").type("condition", "id > 1").clickButton("Preview on real rows");
                assertThat(browser.text()).contains("Of the first");
                browser.assertSound().picture("behind-" + width);
            }
        }
    }
}
