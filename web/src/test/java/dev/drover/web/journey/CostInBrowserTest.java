package dev.drover.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.web.browser.Browser;
import dev.drover.web.browser.RunningSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The page of costs in a browser: nothing for axe to find, and nothing that has to be moved sideways. */
class CostInBrowserTest {

    private static final String STATED =
            "?auroraClass=db.r6g.large&auroraInstances=2&rdsClass=db.r6g.large&multiAz=on&acu=-6#figures";

    @TempDir
    static Path home;

    /** In the format of the AWS price list, with a single price. */
    private static Path offer() throws IOException {
        return Files.writeString(home.resolve("index.json"), """
                {"offerCode": "AmazonDynamoDB", "publicationDate": "2026-11-20T00:00:00Z",
                 "products": {"A": {"sku": "A", "attributes":
                   {"regionCode": "eu-west-1", "usagetype": "EUW1-WriteRequestUnits"}}},
                 "terms": {"OnDemand": {"A": {"A.B": {"priceDimensions": {"A.B.C":
                   {"beginRange": "0", "pricePerUnit": {"USD": "0.0000007050"}}}}}}}}
                """);
    }

    @Test
    void isSoundInBothThemesAndWidths() throws IOException {
        try (RunningSandbox sandbox = new RunningSandbox(home.resolve("drover"), 0);
                Browser browser = Browser.open(sandbox.address())) {
            browser.signIn("ARCHITECT");
            browser.go("/migrations/1/cost/prices");
            browser.driver().findElement(By.id("offer")).sendKeys(offer().toString());
            browser.clickButton("Read the file");
            browser.waitFor(By.xpath("//button[text()='Drop them']"));
            for (int width : List.of(1280, 320)) {
                for (String scheme : List.of("light", "dark")) {
                    browser.resize(width).prefer(scheme);
                    browser.go("/migrations/1/cost").assertSound().picture("cost-" + scheme + "-" + width);
                    browser.go("/migrations/1/cost" + STATED)
                            .assertSound()
                            .picture("cost-stated-" + scheme + "-" + width);
                    assertThat(browser.text())
                            .contains(
                                    "There is 1 problem", "State how many ACU the cluster uses on average, or the CPU");
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
