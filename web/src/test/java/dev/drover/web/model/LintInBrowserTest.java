package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.web.ServerTest;
import dev.drover.web.browser.Browser;
import dev.drover.web.browser.Sites;
import dev.drover.web.browser.Sites.Site;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The findings and the settings on a wide screen and on a narrow one, for axe and without scrolling sideways. */
@ServerTest
class LintInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Sites sites;

    @Test
    void isSoundOnEveryWidth() {
        Site site = sites.smallShop(Sites.NO_AWS);
        String lint = site.root() + "/lint";
        try (Browser browser = Browser.open("http://127.0.0.1:" + port)) {
            browser.signInAs(site.architect());
            for (int width : new int[] {1280, 320}) {
                browser.resize(width);
                browser.go(lint);
                browser.driver().executeScript("document.querySelector('.lint-rule details').open = true");
                browser.assertSound().picture("lint-" + width);
                browser.go(lint + "/settings");
                browser.driver().executeScript("document.getElementById('IDX-01').open = true");
                browser.assertSound().picture("lint-settings-" + width);
            }
            assertThat(browser.text()).contains("Indexes of one table");
        }
    }
}
