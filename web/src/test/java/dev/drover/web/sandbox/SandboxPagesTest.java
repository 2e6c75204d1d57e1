package dev.drover.web.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.connection.Access;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.EnvironmentId;
import dev.drover.connection.Environments;
import dev.drover.web.browser.Browser;
import dev.drover.web.browser.RunningSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The pages of traffic, sandbox and costs in a real browser. */
class SandboxPagesTest {

    private static final String STATED =
            "?auroraClass=db.r6g.large&auroraInstances=2&rdsClass=db.r6g.large&multiAz=on&acu=-6#figures";

    @TempDir
    static Path home;

    static RunningSandbox sandbox;
    static Browser browser;

    @BeforeAll
    static void start() {
        sandbox = new RunningSandbox(home.resolve("drover"), 0);
        browser = Browser.open(sandbox.address());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/sandbox, OPERATOR, 1280, light",
        "/sandbox, OPERATOR, 320, dark",
        "/sandbox, STAKEHOLDER, 320, light",
        "/migrations/1/discovery/mysql, ADMIN, 320, light",
        "/migrations/1/traffic, OPERATOR, 1280, dark",
        "/migrations/1/traffic, OPERATOR, 320, light",
        "/migrations/1/traffic, ADMIN, 320, dark",
        "/migrations/1/traffic, STAKEHOLDER, 1280, light"
    })
    void staysUsableForEverybodyAtEveryWidth(String path, String role, int width, String scheme) {
        browser.resize(width).prefer(scheme).signIn(role).go(path).assertSound();
        assertThat(browser.driver().getTitle()).endsWith("Drover").doesNotContain("Error");
    }

    @ParameterizedTest
    @CsvSource({"320, light", "320, dark", "1280, light"})
    void offersEveryRoleAtEveryWidth(int width, String scheme) {
        browser.resize(width).prefer(scheme).go("/sign-in").assertSound();
        assertThat(browser.text()).contains("Architect", "Lead", "Stakeholder", "Operator", "Admin");
        browser.signIn("ADMIN").go("/connections").assertSound();
    }

    @Test
    void movesReadsByKeyboardAlone() {
        browser.resize(1280).signIn("OPERATOR").go("/migrations/1/traffic");
        press("rehearsal-writes-because", "rehearsing by keyboard", "FROZEN");
        assertThat(browser.waitFor(By.cssSelector(".notice-ok")).getText()).contains("Rehearsal", "Frozen");
        press("rehearsal-reads-because", "", "10");
        WebElement problems = browser.waitFor(By.cssSelector(".problems"));
        assertThat(problems.getText()).contains("Say why");
        assertThat(browser.driver().switchTo().activeElement()).isEqualTo(problems);
        problems.findElement(By.tagName("a")).sendKeys(Keys.ENTER);
        assertThat(browser.driver().switchTo().activeElement().getAttribute("id"))
                .isEqualTo("rehearsal-reads-because");
        press("rehearsal-reads-because", "rehearsing by keyboard", "10");
        new WebDriverWait(browser.driver(), Duration.ofSeconds(30))
                .ignoring(StaleElementReferenceException.class)
                .until(b ->
                        b.findElement(By.id("rehearsal-reads-now")).getText().startsWith("10 %"));
    }

    @Test
    void refreshesTheFiguresByItself() {
        browser.signIn("OPERATOR").go("/sandbox");
        WebElement first = browser.driver().findElement(By.id("shop-figures"));
        new WebDriverWait(browser.driver(), Duration.ofSeconds(30))
                .until(b -> !b.findElement(By.id("shop-figures")).equals(first));
        assertThat(browser.driver().findElement(By.id("shop-figures")).getText())
                .contains("PostgreSQL", "Reads/s");
    }

    @Test
    void leadsANewArchitectFromTheShopsTrafficToAnInventory() {
        browser.resize(1280).prefer("light").signIn("ARCHITECT").go("/migrations/new");
        for (String field : new String[] {"name", "movesFrom", "movesTo", "owner", "acceptableDowntime", "impact"}) {
            browser.type(field, "Shop to DynamoDB");
        }
        browser.clickButton("Save").go(browser.path() + "/discovery").assertSound();

        browser.type("after", "2 days").clickButton("Take the first snapshot").assertSound();
        assertThat(browser.text()).contains("Enter a whole number of minutes or hours, from 5 minutes to 7 days");
        browser.type("after", "48").clickButton("Take the first snapshot");
        assertThat(browser.text()).contains("A snapshot is planned", "as Architect asked");
        browser.clickButton("Cancel it");
        assertThat(browser.text()).doesNotContain("A snapshot is planned");
        assertThat(browser.text()).contains("1 snapshot", "Patterns cover 0 % of calls");
        awaitStatement("insert into shop.payments");
        browser.clickButton("Take the next snapshot").assertSound().picture("discovery-1280");
        assertThat(browser.text()).contains("2 snapshots", "Counted from");
        WebElement products = browser.waitFor(By.cssSelector("input[aria-label='Name of Products by id']"));
        products.clear();
        browser.clickButton("Add to the inventory");
        assertThat(browser.text()).contains("Tick at least one draft");
        tick("Products by id");
        tick("Orders by customer_id in order of placed_at, last first");
        browser.resize(320).prefer("dark").assertSound().picture("discovery-320");
        browser.clickButton("Add to the inventory");
        assertThat(browser.text()).contains("Enter the name");
        browser.waitFor(By.cssSelector("input[aria-label='Name of Products by id']"))
                .sendKeys("Product page");
        browser.clickButton("Add to the inventory");
        assertThat(browser.text()).contains("2 patterns are in the inventory as drafts", "AP-001", "AP-002");
        browser.clickLink("Discovery");
        assertThat(browser.text()).contains("In the inventory").doesNotContain("cover 0 % of calls");

        makeCarts();
        browser.resize(1280).prefer("light").clickLink("Tables of DynamoDB").assertSound();
        browser.go(browser.path() + "?table=carts");
        assertThat(browser.text()).contains("Key id.", "A sample of 1,000 items costs about");
        browser.type("items", "many").clickButton("Take a sample");
        assertThat(browser.text()).contains("Enter how many items to read, a number from 100 to 10,000");
        browser.type("items", "100").clickButton("Take a sample").assertSound().picture("tables-1280");
        assertThat(browser.text()).contains("25 items of 25, the whole table", "Low confidence", "Rates are empty");
        browser.resize(320).prefer("dark").assertSound().picture("tables-320");
        browser.clickButton("Add to the inventory");
        assertThat(browser.text()).contains("Tick at least one draft");
        tick("Cart by id");
        browser.clickButton("Add to the inventory");
        assertThat(browser.text()).contains("1 pattern is in the inventory as a draft", "AP-003");
    }

    @Test
    void showsCostsInBothThemesAndWidths() throws IOException {
        browser.signIn("ARCHITECT");
        browser.go("/migrations/1/cost/prices");
        browser.driver().findElement(By.id("offer")).sendKeys(offer().toString());
        browser.clickButton("Read the file");
        browser.waitFor(By.xpath("//button[text()='Drop them']"));
        for (int width : List.of(1280, 320)) {
            for (String scheme : List.of("light", "dark")) {
                browser.resize(width).prefer(scheme);
                browser.go("/migrations/1/cost").assertSound().picture("cost-" + scheme + "-" + width);
                browser.go("/migrations/1/cost" + STATED).assertSound().picture("cost-stated-" + scheme + "-" + width);
                assertThat(browser.text())
                        .contains("There is 1 problem", "State how many ACU the cluster uses on average, or the CPU");
                browser.go("/migrations/1/cost/prices").assertSound().picture("prices-" + scheme + "-" + width);
                browser.go("/migrations/1/advice").assertSound().picture("advice-" + scheme + "-" + width);
                browser.go("/migrations/1/coverage/structures?only=shop")
                        .assertSound()
                        .picture("structures-" + scheme + "-" + width);
            }
        }
    }

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

    private static void makeCarts() {
        DynamoDbAsyncClient client = sandbox.bean(DynamoDbClients.class)
                .open(sandbox.bean(Environments.class).get(new EnvironmentId(1)).aws(), Access.READ_WRITE);
        AwsCalls.await(client.createTable(create -> create.tableName("carts")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(id -> id.attributeName("id").attributeType(ScalarAttributeType.N))
                .keySchema(id -> id.attributeName("id").keyType(KeyType.HASH))));
        List<WriteRequest> carts = IntStream.range(0, 25)
                .mapToObj(id -> Map.of("id", AttributeValue.fromN("" + id), "kind", AttributeValue.fromS("Cart")))
                .map(cart ->
                        WriteRequest.builder().putRequest(put -> put.item(cart)).build())
                .toList();
        AwsCalls.await(client.batchWriteItem(write -> write.requestItems(Map.of("carts", carts))));
    }

    private static void tick(String draft) {
        WebElement box = browser.waitFor(By.cssSelector("input[aria-label='Take " + draft + "']"));
        browser.driver().executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", box);
        box.click();
    }

    private static void awaitStatement(String text) {
        for (int i = 0; i < 20 && !browser.driver().getPageSource().contains(text); i++) {
            browser.clickButton("Take the next snapshot");
        }
    }

    /** Types into a field and presses the button with that value, reached from the field with the tabulator key. */
    private static void press(String field, String text, String value) {
        WebElement input = browser.driver().findElement(By.id(field));
        input.clear();
        input.sendKeys(text);
        for (int i = 0; i < 8; i++) {
            WebElement focused = browser.driver().switchTo().activeElement();
            if (value.equals(focused.getAttribute("value"))
                    && focused.getTagName().equals("button")) {
                focused.sendKeys(Keys.ENTER);
                return;
            }
            focused.sendKeys(Keys.TAB);
        }
        throw new AssertionError("The tabulator key does not lead to " + value);
    }
}
