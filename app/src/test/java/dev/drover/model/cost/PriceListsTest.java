package dev.drover.model.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.audit.AuditEntry;
import dev.drover.audit.AuditTrail;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class PriceListsTest {

    static final String DEARER = PriceFile.shipped()
            .replace("\"usd\":0.000000625,\"per\":\"WRU\"", "\"usd\":0.00000125,\"per\":\"WRU\"")
            .replace("\"effective\":\"2026-10-08\"", "\"effective\":\"2026-11-01\"");

    @Autowired
    PriceLists lists;

    @Autowired
    AuditTrail audit;

    @Autowired
    Office office;

    Workspace workspace;
    Actor architect;

    @BeforeEach
    void anArchitect() {
        workspace = office.workspace();
        architect = office.member(workspace, Role.ARCHITECT);
    }

    @Test
    void beginsWithTheShippedPrices() {
        PricesInUse inUse = lists.of(workspace.id());
        assertThat(inUse.upload()).isNull();
        assertThat(inUse.content()).isEqualTo(PriceFile.shipped());
    }

    @Test
    void usesUploadedPricesInTheirWorkspaceOnly() {
        lists.replace(workspace.id(), DEARER, architect);
        PricesInUse inUse = lists.of(workspace.id());
        assertThat(inUse.prices().of(Rate.WRITE_REQUEST_UNIT)).isEqualByComparingTo("0.00000125");
        assertThat(Objects.requireNonNull(inUse.upload()).by()).isEqualTo(architect.name());
        assertThat(lists.of(office.workspace().id()).upload()).isNull();
        assertThat(sentences())
                .first()
                .asString()
                .startsWith("Uploaded the prices of us-east-1 of 2026-11-01 (AWS price list");
    }

    @Test
    void goesBackToTheShippedPrices() {
        lists.useShipped(workspace.id(), architect);
        assertThat(sentences()).isEmpty();
        lists.replace(workspace.id(), DEARER, architect);
        lists.useShipped(workspace.id(), architect);
        assertThat(lists.of(workspace.id()).upload()).isNull();
        assertThat(sentences()).first().isEqualTo("Went back to the prices that come with Drover.");
    }

    @Test
    void storesNothingOfARefusedFile() {
        lists.replace(workspace.id(), DEARER, architect);
        PricesInUse before = lists.of(workspace.id());
        assertThatThrownBy(() -> lists.replace(
                        workspace.id(),
                        DEARER.replace("\"RDS:GP3-Storage\":0.115", "\"RDS:GP3-Storage\":-0.115"),
                        architect))
                .isInstanceOf(RefusedPricesException.class)
                .hasMessageStartingWith("AmazonRDS.PostgreSQL, RDS:GP3-Storage: the price is -0.115 USD.");
        assertThat(lists.of(workspace.id())).isEqualTo(before);
        assertThat(sentences()).hasSize(1);
    }

    private List<String> sentences() {
        return audit.page(workspace.id(), Long.MAX_VALUE, 100).stream()
                .filter(entry -> entry.action().startsWith("prices."))
                .map(AuditEntry::sentence)
                .toList();
    }
}
