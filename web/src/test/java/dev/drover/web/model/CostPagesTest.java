package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.audit.AuditEntry;
import dev.drover.inventory.PatternEdit;
import dev.drover.model.cost.PriceFile;
import dev.drover.model.cost.PriceLists;
import dev.drover.people.Role;
import dev.drover.web.model.Browser.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of costs over HTTP, as a browser without scripts sees it. */
class CostPagesTest extends SmallShopPages {

    private static final String DEARER = PriceFile.shipped()
            .replace("\"usd\":0.000000625,\"per\":\"WRU\"", "\"usd\":0.00000125,\"per\":\"WRU\"")
            .replace("\"effective\":\"2026-10-08\"", "\"effective\":\"2026-11-01\"");

    @Autowired
    PriceLists prices;

    @Override
    @BeforeAll
    void aShopAndAnArchitect() {
        super.aShopAndAnArchitect();
        // Costs depend on how many rows the shop says it has.
        shop.execute("analyze");
    }

    @Override
    @BeforeEach
    void aMigrationOfTheSmallShop() {
        enterAWorkspace();
        super.aMigrationOfTheSmallShop();
    }

    @Test
    void hasATabAfterCoverageAndSaysWhatIsNeededFirst() {
        Page empty = cost("");
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.text()).contains("Coverage Lint Cost", "No pattern has a cost yet");
    }

    @Test
    void showsEveryBillAndTheConstantsBehindIt() {
        inventoryOfTheShop();
        String text = cost("").text();
        assertThat(text)
                .contains("DynamoDB on demand", "DynamoDB provisioned, 70 % used", "RDS for PostgreSQL")
                // 10 /s * 0.5 RRU * 2,628,000 s * 0.125 USD a million
                .contains("AP-001 Get order GetItem on shop 5 0 0 1.64")
                // 2 /s * (1 WRU on the table + 1 on GSI1 + 1 on GSI2) * 2,628,000 s * 0.625 USD a million
                .contains("AP-002 Create order PutItem on shop 0 6 4 9.86")
                .contains("shop:GSI1 3.29 1.42 < 0.01")
                .contains("Backfill 18 WRU 0.000000625 < 0.01")
                .contains("730 hours, 2,628,000 seconds", "1,073,741,824 bytes (2^30)", "Drover, as shipped")
                .contains("2026-10-08", "State the instance class.")
                .contains("shop:GSI2: The size of its entries is not known: taken as 30 % of the item.")
                .contains(
                        "Customer: Its storage and backfill are not in the bills: no access pattern of it alone says");
    }

    @Test
    void computesRelationalStoresFromStatedFigures() {
        inventoryOfTheShop();
        Page page =
                cost("?auroraClass=db.r6g.large&auroraInstances=2&storageGb=100&rdsClass=db.r6g.large&multiAz=on&acu=6"
                        + "&dualWriteMonths=1&parallelMonths=2&oldStoreUsd=400&verificationPasses=1");
        assertThat(page.text())
                .contains("2 × db.r6g.large 1,460 instance-hour 0.26 379.60")
                .contains("6 ACU on average 4,380 ACU-hour 0.12 525.60")
                .contains("db.r6g.large, twice for Multi-AZ 1,460 instance-hour 0.225 328.50")
                .contains("Old store while both run 2 month 400 800.00");
        assertThat(page.value("storageGb")).isEqualTo("100");
    }

    @Test
    void sizesServerlessByTheLoadOfTodayAndShowsADayOfScaledCapacity() {
        inventoryOfTheShop();
        Page page = cost("?cpuAverage=20&cpuP95=50&cpuLargest=60&cpuVcpu=8&cpuFamily=M&workingSetGib=4");
        assertThat(page.text())
                .contains("Serverless v2 needs from 3.20 to 12.48 ACU for the load of today.")
                .contains("3.20 ACU on average 2,336 ACU-hour 0.12 280.32")
                .contains("DynamoDB provisioned, scaled over the day", "On average reads use ", "of their capacity.")
                .contains("DynamoDB on demand, Standard-IA");
        assertThat(page.value("cpuLargest")).isEqualTo("60");
        assertThat(cost("?cpuAverage=120&cpuVcpu=8").text())
                .contains("Enter the average CPU in percent as a number from 0 to 100")
                .contains("State how many ACU the cluster uses on average, or the CPU of a server of today.");
    }

    @Test
    void listsArgumentsForBothKindsOfStoreWithTheirNumbers() {
        inventoryOfTheShop();
        String advice = root + "/advice";
        assertThat(architect.browser().get(advice).text())
                .contains("For NoSQL: ", "For a relational store: ", "Not known: ")
                .contains("Ad-hoc questions Not known Nobody stated which share of calls")
                .contains("AP-001 Get order: ", "It takes 1 call by key, below 2");
        assertThat(architect
                        .browser()
                        .get(advice + "?adHocPercent=2.5&rdsClass=db.r6g.large&multiAz=on")
                        .text())
                .contains("Ad-hoc questions Relational 2.5 % of calls are written by hand, at least 2 %.")
                .contains("Cost NoSQL DynamoDB");
        assertThat(architect.browser().get(advice + "?adHocPercent=101").text())
                .contains("Enter the share of ad-hoc calls as a number from 0 to 100");
    }

    @Test
    void namesEveryFigureThatCannotBeUsed() {
        Page page = cost("?acu=-1&storageGb=<b>&auroraClass=db.r6g.large&auroraInstances=1.5");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("There are 3 problems")
                .contains("Enter the average ACU as a number from 0 to 999999999, not \"-1\"")
                .contains("Enter the number of Aurora instances as a whole number from 1 to 16");
        assertThat(page.html()).contains("aria-describedby=\"acu-error\"").doesNotContain("not \"<b>\"");
    }

    @Test
    void goesOnWithoutTheSource() {
        open(away());
        inventoryOfTheShop();
        assertThat(cost("").text())
                .contains("The source cannot be read", "storage and backfill are not in the bills")
                .contains("AP-001 Get order GetItem on shop 5 0 0 1.64");
    }

    @Test
    void usesUploadedPricesAndGoesBack() {
        inventoryOfTheShop();
        Page uploaded = upload(DEARER);
        assertThat(uploaded.text())
                .contains(
                        "The uploaded prices are in use now",
                        "2026-11-01",
                        architect.actor().name())
                .contains("AP-002 Create order PutItem on shop 0 6 4 19.71");
        assertThat(architect.browser().get(costs() + "/prices.json").html()).isEqualTo(DEARER);
        assertThat(sentences()).first().asString().startsWith("Uploaded the prices of us-east-1 of 2026-11-01");

        Page back = architect.browser().send(costs(), costs() + "/prices/shipped", Map.of());
        assertThat(back.text()).contains("The prices that come with Drover are in use again.", "Drover, as shipped");
        assertThat(prices.of(workspace.id()).upload()).isNull();
    }

    @Test
    void refusesAFileWithANegativePriceAndKeepsTheOldOnes() {
        Page refused = upload(DEARER.replace("\"RDS:GP3-Storage\":0.115", "\"RDS:GP3-Storage\":-0.115"));
        assertThat(refused.text())
                .contains(
                        "AmazonRDS.PostgreSQL, RDS:GP3-Storage: the price is -0.115 USD. Enter a price above 0 and upload"
                                + " the file again; the prices in use stay as they are.");
        assertThat(upload("").text()).contains("Choose a price file that is not empty.");
        assertThat(upload("x".repeat(1_000_001)).text()).contains("The file is larger than 1 MB.");
        assertThat(prices.of(workspace.id()).upload()).isNull();
        assertThat(sentences()).isEmpty();
    }

    @Test
    void keepsBudgetAndBillsAndLintComparesThem() {
        inventoryOfTheShop();
        assertThat(architect.browser().get(root + "/lint").text()).contains("Nobody has said what a month may cost");
        String form = costs() + "/spending";
        Page refused = architect
                .browser()
                .send(
                        form,
                        form,
                        Map.of(
                                "version",
                                "0",
                                "budget",
                                "",
                                "alarm",
                                "80",
                                "bills",
                                "day,usd\n2026-11-01,12\n2026-11-01,1"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("Enter the budget of a month that the alarm of 80 % is about")
                .contains("Lines 2 and 3 are both about 2026-11-01. Keep one of them");
        assertThat(refused.html()).contains("id=\"bills-error\"", "2026-11-01,12");

        Page kept = architect
                .browser()
                .send(
                        form,
                        form,
                        Map.of(
                                "version",
                                "0",
                                "budget",
                                "500",
                                "alarm",
                                "80",
                                "bills",
                                "Day;USD\n2026-11-02;1.5\n2026-11-01, 12"));
        assertThat(kept.text())
                .contains("500.00 USD a month", "at 80 % of it", "Bills of 2 days", "2026-11-01 12.00 2026-11-02 1.50");
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1).get(0).sentence())
                .isEqualTo("Declared a budget of 500 USD a month, an alarm at 80 % of it and bills of 2 days, from"
                        + " 2026-11-01 to 2026-11-02.");
        assertThat(architect
                        .browser()
                        .send(form, form, Map.of("budget", "5", "alarm", "", "bills", "", "version", "0"))
                        .status())
                .isEqualTo(409);
        assertThat(architect.browser().get(root + "/lint").text())
                .doesNotContain("Nobody has said what a month may cost");
    }

    @Test
    void refusesAFileThatIsNoOfferOfTheAwsPriceList() {
        Page refused = architect.browser().upload(costs() + "/prices", costs() + "/prices/offer", "file", "{}");
        assertThat(refused.text())
                .contains(
                        "This is no offer file of the AWS price list that can be used",
                        "Nothing waits to be accepted.");
    }

    @Test
    void setsASinglePriceAndKeepsWhatWasTypedWhenItRefuses() {
        inventoryOfTheShop();
        Page refused = architect
                .browser()
                .send(
                        costs() + "/prices",
                        costs() + "/prices/set",
                        Map.of("price", "AmazonDynamoDB/WriteRequestUnits", "usd", "0.625", "reason", "Contract"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Look whether it is the price of a million");
        assertThat(refused.value("usd")).isEqualTo("0.625");
        Page set = architect
                .browser()
                .send(
                        costs() + "/prices",
                        costs() + "/prices/set",
                        Map.of("price", "AmazonDynamoDB/WriteRequestUnits", "usd", "0.00000125", "reason", "Contract"));
        assertThat(set.text()).contains("Your price is in use now", ": Contract");
        assertThat(cost("").text()).contains("AP-002 Create order PutItem on shop 0 6 4 19.71", "Set by people");
        architect.browser().send(costs() + "/prices", costs() + "/prices/reset", Map.of("rate", "WRITE_REQUEST_UNIT"));
        assertThat(cost("").text()).contains("AP-002 Create order PutItem on shop 0 6 4 9.86");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"LEAD", "OPERATOR", "STAKEHOLDER", "ADMIN"})
    void letsOthersLookAndChangeNothing(Role role) {
        Browser other = pages.visitor(port, workspace, role).browser();
        Page page = other.get(costs());
        assertThat(page.status()).isEqualTo(200);
        // The form of figures stays: it only computes, and its address is that of the page itself.
        assertThat(page.html())
                .contains("action=\"" + costs() + "\"")
                .doesNotContain("action=\"" + costs() + "/", "type=\"file\"");
        assertThat(other.get(costs() + "/prices").html()).doesNotContain("action=\"" + costs(), "type=\"file\"");
        assertThat(other.upload(costs(), costs() + "/prices", "file", DEARER).status())
                .isEqualTo(403);
        assertThat(other.send(costs(), costs() + "/prices/shipped", Map.of()).status())
                .isEqualTo(403);
        assertThat(prices.of(workspace.id()).upload()).isNull();
    }

    @Test
    void showsNothingToPeopleOfOtherWorkspaces() {
        Browser stranger =
                pages.visitor(port, pages.workspace(), Role.ARCHITECT).browser();
        assertThat(stranger.get(costs()).status()).isEqualTo(404);
        assertThat(stranger.get(costs() + "/prices.json").status()).isEqualTo(404);
    }

    private void inventoryOfTheShop() {
        saveSmallShop();
        pattern("Get order", "READ", "10");
        pattern("Create order", "WRITE", "2");
    }

    private void pattern(String name, String direction, String callsPerSecond) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "name",
                name,
                "direction",
                direction,
                "entities",
                "Order",
                "partition_by",
                "id",
                "cardinality",
                "SINGLE",
                "consistency",
                "EVENTUAL",
                "avg_rps",
                callsPerSecond,
                "peak_rps",
                callsPerSecond));
        fields.put("item_bytes_avg", "900");
        inventory.add(migration.id(), PatternEdit.ofForm(fields), architect.actor());
    }

    private String costs() {
        return root + "/cost";
    }

    private Page cost(String query) {
        return architect.browser().get(costs() + query.replace("<", "%3C").replace(">", "%3E"));
    }

    private Page upload(String content) {
        return architect.browser().upload(costs(), costs() + "/prices", "file", content);
    }

    private List<String> sentences() {
        return audit.page(workspace.id(), Long.MAX_VALUE, 100).stream()
                .filter(entry -> entry.action().startsWith("prices."))
                .map(AuditEntry::sentence)
                .toList();
    }
}
