package dev.drover.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.sandbox.shop.ShopFigures;
import dev.drover.sandbox.shop.Store;
import dev.drover.web.browser.Browser;
import dev.drover.web.browser.RunningSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The whole road in a real browser, on a fresh sandbox, by the four people who walk it. */
class WholeRoadTest {

    private static final String PREPARED = "/migrations/1";
    private static final String PREPARED_NAME = "Orders to DynamoDB";

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

    @Test
    void anArchitectPlansFromNothing() {
        browser.signIn("ARCHITECT");
        PlanPages plan = PlanPages.openMigration(browser, "Orders from nothing");
        assertThat(browser.text()).contains("Fill in the access patterns", "you can do this");

        assertThat(plan.preview(home, "Access pattern;Rate\nOrder by id;12\n").text())
                .as("a file without the needed columns is refused in words")
                .contains("There is 1 problem");
        plan.preview(home, """
                name,direction,entities,partition_by,peak_rps,avg_rps,latency_p99_ms,priority,owner
                Order by id,READ,Order,id,60,12,20,HIGH,Shop team
                Orders of a customer,READ,Order,customerId,30,6,40,HIGH,Shop team
                Broken,READ,Order,id,abc,1,20,HIGH,Shop team
                """);
        assertThat(browser.assertSound().text()).contains("Line 4", "Found \"abc\"");
        browser.clickButton("Import 2 rows");
        assertThat(plan.cells("AP-001")).contains("Order by id", "60");
        plan.typeInto("AP-002", "peak_rps", "45");
        assertThat(plan.cells("AP-002")).contains("45");

        plan.addTable("orders", "pk", "sk");
        plan.addEntity("orders", Map.of("pk", "ORDER#{nr}", "sk", "ORDER"));
        assertThat(browser.text())
                .as("a key template that names no column is refused")
                .contains("nr");
        browser.type("template.pk", "ORDER#{id}").clickButton("Add the entity");
        assertThat(plan.coverage().assertSound().text()).contains("1 pattern has no path in the target");
        plan.addIndex("orders", "GSI1", "gsi1pk", "gsi1sk");
        plan.setTemplate("orders", "Order", "gsi1pk", "CUSTOMER#{customer_id}");
        plan.setTemplate("orders", "Order", "gsi1sk", "ORDER#{id}");
        assertThat(plan.coverage().text()).contains("Every pattern has a path");
        assertThat(plan.previewItems("orders", "Order").assertSound().text()).contains("ORDER#1", "CUSTOMER#");

        assertThat(plan.runbook().assertSound().text())
                .as("templates that fit can be chosen; others say why not")
                .contains("PostgreSQL to DynamoDB, with a short freeze", "Promote a read replica of RDS")
                .contains("4 templates do not fit");
        assertThat(browser.driver().getPageSource()).contains("No two relational tables of the model are filled");
        assertThat(plan.page("runbook/take-over?from=1&days=7").assertFits().text())
                .as("or a runbook is taken over; its dates move after a preview")
                .contains("7 days later", "No start was planned there");
        plan.runbook().clickButton("Generate from the template");
        browser.clickButton("Submit for signoff");
        assertThat(browser.assertSound().text())
                .as("a runbook with gaps cannot be submitted")
                .contains("That is not possible now", "has no owner", "has no escalation contact");
        plan.namePeople("Shop team", "On call, extension 555 0100");
        plan.submit();
        assertThat(plan.overview().assertSound().text()).contains("Revision 1 is the plan as it is now.");
    }

    @Test
    void aNewArchitectComesFromTheShopAloneToAProvenModel() {
        browser.signIn("ARCHITECT");
        PlanPages plan = PlanPages.openMigration(browser, "Shop without a list");
        assertThat(plan.discover("insert into shop.payments").text()).contains("are in the inventory as drafts");

        plan.addTable("shop", "pk", "sk");
        plan.addEntity("customers", Map.of("pk", "CUSTOMER#{id}", "sk", "CUSTOMER"));
        plan.addEntity("products", Map.of("pk", "PRODUCT#{id}", "sk", "PRODUCT"));
        plan.addEntity("orders", Map.of("pk", "ORDER#{id}", "sk", "ORDER"));
        plan.addEntity("payments", Map.of("pk", "ORDER#{order_id}", "sk", "PAYMENT#{id}"));
        plan.addChildren("shop", "Order");
        assertThat(plan.coverage().text()).contains("have no path in the target");
        plan.addIndex("shop", "GSI1", "gsi1pk", "gsi1sk");
        plan.setTemplate("shop", "Order", "gsi1pk", "CUSTOMER#{customer_id}");
        plan.setTemplate("shop", "Order", "gsi1sk", "{placed_at}");
        assertThat(plan.coverage().assertSound().picture("planning-coverage").text())
                .as("reports are no work for DynamoDB, and the page says so")
                .contains("GSI1");
        assertThat(plan.page("lint").assertSound().text()).contains("findings");
        assertThat(plan.page("cost").assertSound().picture("planning-cost").text())
                .contains("DynamoDB on demand");
        assertThat(plan.page("advice").assertSound().text()).contains("Both sides");

        assertThat(plan.prove("500").assertSound().picture("planning-proof").text())
                .contains("Products by id", "GetItem on shop", "Finished");
    }

    @Test
    void fourPeopleTakeThePreparedMigrationAllTheWay() {
        PlanPages plan = new PlanPages(browser, PREPARED);
        RunPages run = new RunPages(browser, PREPARED);
        lookAtThePolicyOnAPhone();
        changeAndSign(plan, run);
        dryRun(run);
        rehearse(run);
        goLive(run);
        tellEverybody(run);
    }

    private static void lookAtThePolicyOnAPhone() {
        browser.signIn("ADMIN").resize(320).go("/signoff-policy").assertSound().picture("policies");
        assertThat(browser.text()).contains("Nobody changed it", "Closed periods");
        browser.go("/signoff-policy/PRODUCTION").assertSound().picture("policy");
        browser.resize(1280);
    }

    private static void changeAndSign(PlanPages plan, RunPages run) {
        browser.signIn("ARCHITECT");
        plan.setParameter("hold", "seconds", "3");
        plan.setParameter("shift-reads", "secondsAtEachStop", "1");
        assertThat(plan.submit().text())
                .as("who planned it does not sign it")
                .contains("Revision 2 is submitted.")
                .doesNotContain("Sign off");

        browser.signIn("LEAD").resize(320).go("/inbox").assertSound().picture("inbox");
        assertThat(browser.text())
                .contains("You can sign the data scope or the business scope of revision 2", "Mark all as read");
        browser.resize(1280);
        run.sign();
        browser.signIn("STAKEHOLDER");
        assertThat(run.sign().text()).contains("You signed the Business scope");
        picture("signoff");

        browser.signIn("LEAD");
        assertThat(run.meet().assertSound().picture("go-no-go").text())
                .contains("Round 1: 1 go, 0 no-go", "1 thing holds it back");
        browser.resize(320).assertSound().picture("go-no-go-320").resize(1280);
    }

    private static void dryRun(RunPages run) {
        browser.signIn("OPERATOR");
        run.startDryRun();
        run.watchRun("Completed");
        assertThat(run.evidence("create-table"))
                .as("the exact call")
                .contains("aws dynamodb create-table --cli-input-json", "\"TableName\":\"shop\"");
    }

    private static void rehearse(RunPages run) {
        run.startRehearsal(50);
        run.watch("go-no-go", "Needs signoff");

        browser.signIn("LEAD");
        assertThat(run.board(2).text()).contains("The numbers are in. Go, or no-go?", "Rows read");
        run.press("Go");
        run.watchRun("Completed");
        assertThat(run.report("validate").text()).contains("records are the same on both sides");
    }

    private static void goLive(RunPages run) {
        browser.signIn("OPERATOR");
        run.startLive(PREPARED_NAME);
        String board = browser.path();
        run.watch("copy", "Running");
        run.press("Pause");
        run.watchRun("Paused");
        assertThat(browser.assertSound().text())
                .contains("If it goes wrong", "Deletes the tables that this step created");
        run.press("Resume");
        run.watch("go-no-go", "Needs signoff");
        picture("run");

        browser.signIn("LEAD").go(board);
        run.press("Go");
        run.watch("hold", "Running");
        new WebDriverWait(browser.driver(), Duration.ofSeconds(60))
                .withMessage("No visitor reads from the new store")
                .until(d -> readsPerSecond(Store.NEW) > 1);
        run.watchRun("Completed");
        picture("run-completed");
        assertThat(run.traffic().text()).contains("100 % of the users read from the new store.");
    }

    private static void tellEverybody(RunPages run) {
        browser.signIn("STAKEHOLDER");
        assertThat(run.timeline().assertSound().text()).contains("Live of revision 2 started", "Every step is done.");
        String status = run.statusPage();
        browser.driver().manage().deleteAllCookies();
        for (int width : List.of(1280, 320)) {
            browser.resize(width).go(status).assertSound();
            picture("status-" + width);
        }
        browser.resize(1280);
        assertThat(browser.text())
                .contains("Completed", "UTC")
                .doesNotContain("DynamoDB", "PostgreSQL", "table", "digest", "AWS");
    }

    private static double readsPerSecond(Store store) {
        return Double.parseDouble(sandbox.bean(ShopFigures.class).of(store).readsPerSecond());
    }

    private static void picture(String name) {
        for (String scheme : List.of("light", "dark")) {
            browser.prefer(scheme).picture(name + "-" + scheme);
        }
        browser.prefer("light");
    }
}
