package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.audit.AuditEntry;
import dev.drover.inventory.PatternEdit;
import dev.drover.people.Role;
import dev.drover.web.model.Browser.Page;
import dev.drover.web.model.ModelPages.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The findings of the lint rules over HTTP, as a browser without scripts sees them. */
class LintPagesTest extends SmallShopPages {

    private static final String SUBJECT = "shop · Customer · GSI1PK";

    @Autowired
    Clock clock;

    @Override
    @BeforeEach
    void aMigrationOfTheSmallShop() {
        enterAWorkspace();
        super.aMigrationOfTheSmallShop();
        saveSmallShop();
    }

    @Test
    void groupsFindingsBySeverityAndLeadsToWhereTheyAreMended() {
        inventory.add(
                migration.id(),
                PatternEdit.ofForm(
                        Map.of("name", "Get order", "direction", "READ", "entities", "Order", "partition_by", "id")),
                architect.actor());

        Page page = page();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Lint", "High", "Medium")
                .contains("KEY-01", "GSI2PK of Order is made of status, which takes few values")
                .contains("KEY-06", "email stands in GSI1PK of Customer")
                .contains("REL-01", "customer_id of orders points to customers")
                .contains("SHP-08", "email of customers is unique in the source")
                .contains("REL-05", "and the target has no sequences")
                .contains("COV-03 A pattern without average or peak calls per second");
        assertThat(page.html())
                .contains("href=\"" + root + "/inventory/AP-001\"")
                .contains("href=\"" + root + "/model#at-shop--Customer--GSI1PK\"")
                .doesNotContain("style=\"", "onclick");
        assertThat(page.text().indexOf("KEY-01")).isLessThan(page.text().indexOf("KEY-06"));
    }

    @Test
    void waivesAFindingForAWhile() {
        LocalDate last = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(30);

        Page without = waive(Map.of("rule", "KEY-06", "subject", SUBJECT, "reason", "", "expires", ""));
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.text())
                .contains(
                        "There are 2 problems",
                        "Say why the finding does not matter for now",
                        "Enter the last day on which the waiver counts");

        Page waived =
                waive(Map.of("rule", "KEY-06", "subject", SUBJECT, "reason", "A hash", "expires", last.toString()));
        assertThat(waived.text())
                .contains("KEY-06 is waived for " + SUBJECT + " until " + last)
                .contains(architect.actor().name() + " waived it until " + last + ": A hash");
        assertThat(newest().sentence())
                .isEqualTo("Waived KEY-06 for " + SUBJECT + " until " + last + ". Reason: A hash");

        Page open = architect
                .browser()
                .send(root + "/lint", root + "/lint/waivers/withdraw", Map.of("rule", "KEY-06", "subject", SUBJECT));
        assertThat(open.text()).contains("The waiver of KEY-06 for " + SUBJECT + " is taken back.");
        assertThat(page().text()).doesNotContain("A hash");
    }

    @Test
    void switchesARuleOffForTheWorkspace() {
        Page refused = set(Map.of("rule", "KEY-06", "severity", "", "off", "true", "reason", ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Say why the rule is off");

        assertThat(set(Map.of("rule", "KEY-06", "severity", "", "off", "true", "reason", "No mail here"))
                        .text())
                .contains("The setting of KEY-06 is saved for the workspace.");
        assertThat(page().text())
                .doesNotContain("email stands in")
                .contains("Rules that are off in this workspace KEY-06 No mail here");
    }

    @Test
    void takesOtherNumbersAndRefusesWhatIsNone() {
        assertThat(set(Map.of("rule", "IDX-01", "severity", "LOW", "number.most", "20", "number.good", "few"))
                        .text())
                .contains("Enter a number, for example 5");
        assertThat(set(Map.of("rule", "IDX-01", "severity", "LOW", "number.most", "20", "number.good", "1"))
                        .status())
                .isEqualTo(200);

        assertThat(page().text()).contains("shop has 2 indexes, more than 1 indexes.");
    }

    @Test
    void showsFindingsToEverybodyAndFormsToArchitectsOnly() {
        Visitor lead = pages.visitor(port, workspace, Role.LEAD);

        Page page = lead.browser().get(root + "/lint");

        assertThat(page.text()).contains("KEY-06").doesNotContain("Last day");
        assertThat(lead.browser().get(root + "/lint/settings").status()).isEqualTo(403);
        assertThat(pages.visitor(port, pages.workspace(), Role.ARCHITECT)
                        .browser()
                        .get(root + "/lint")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void doesWithoutASourceThatCannotBeReached() {
        open(away());
        saveSmallShop();

        assertThat(page().text())
                .contains("The source cannot be read", "KEY-06")
                .doesNotContain("REL-01");
    }

    private Page page() {
        return architect.browser().get(root + "/lint");
    }

    private Page waive(Map<String, String> typed) {
        return architect.browser().send(root + "/lint", root + "/lint/waivers", typed);
    }

    private Page set(Map<String, String> typed) {
        return architect.browser().send(root + "/lint/settings", root + "/lint/settings", typed);
    }

    private AuditEntry newest() {
        return audit.page(workspace.id(), Long.MAX_VALUE, 1).get(0);
    }
}
