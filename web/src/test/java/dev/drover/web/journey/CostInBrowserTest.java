package dev.drover.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.web.browser.Browser;
import dev.drover.web.browser.RunningSandbox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of costs in a browser: nothing for axe to find, and nothing that has to be moved sideways. */
class CostInBrowserTest {

    private static final String STATED =
            "?auroraClass=db.r6g.large&auroraInstances=2&rdsClass=db.r6g.large&multiAz=on&acu=-6#figures";

    @TempDir
    static Path home;

    @Test
    void isSoundInBothThemesAndWidths() {
        try (RunningSandbox sandbox = new RunningSandbox(home.resolve("drover"), 0);
                Browser browser = Browser.open(sandbox.address())) {
            browser.signIn("ARCHITECT");
            for (int width : List.of(1280, 320)) {
                for (String scheme : List.of("light", "dark")) {
                    browser.resize(width).prefer(scheme);
                    browser.go("/migrations/1/cost").assertSound().picture("cost-" + scheme + "-" + width);
                    browser.go("/migrations/1/cost" + STATED)
                            .assertSound()
                            .picture("cost-stated-" + scheme + "-" + width);
                    assertThat(browser.text())
                            .contains("There is 1 problem", "State how many ACU the cluster uses on average");
                    browser.go("/migrations/1/cost/prices").assertSound().picture("prices-" + scheme + "-" + width);
                    browser.go("/migrations/1/advice").assertSound().picture("advice-" + scheme + "-" + width);
                    browser.go("/migrations/1/coverage/structures?only=shop")
                            .assertSound()
                            .picture("structures-" + scheme + "-" + width);
                }
            }
        }
    }
}
