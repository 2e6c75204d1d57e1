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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class PriceListsTest {

    static final String DEARER = PriceFile.shipped()
            .replace("\"usd\":0.000000625,\"per\":\"WRU\"", "\"usd\":0.00000125,\"per\":\"WRU\"")
            .replace("\"effective\":\"2026-10-08\"", "\"effective\":\"2026-11-01\"");

    @Autowired
    PriceLists lists;

    @Autowired
    PriceOverrides overrides;

    @Autowired
    JdbcClient sql;

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
                .hasMessageStartingWith("Line 19, AmazonRDS.PostgreSQL, RDS:GP3-Storage: the price is -0.115 USD.");
        assertThat(lists.of(workspace.id())).isEqualTo(before);
        assertThat(sentences()).hasSize(1);
    }

    @Test
    void takesAPriceThatAnOlderFileLacksFromTheShippedOnes() {
        lists.replace(workspace.id(), DEARER, architect);
        sql.sql("update price_list set content = replace(content, '\"ImportDataSize-Bytes\"', '\"Other\"')"
                        + " where workspace_id = :workspace")
                .param("workspace", workspace.id().value())
                .update();
        PricesInUse inUse = lists.of(workspace.id());
        assertThat(inUse.fromShipped()).containsExactly(Rate.DYNAMODB_IMPORT);
        assertThat(inUse.prices().of(Rate.DYNAMODB_IMPORT)).isEqualByComparingTo("0.15");
        assertThat(inUse.prices().of(Rate.WRITE_REQUEST_UNIT)).isEqualByComparingTo("0.00000125");
    }

    @Test
    void usesASinglePriceThatSomebodySetAndGoesBack() {
        overrides.set(
                workspace.id(),
                new PriceOverrideDraft(Rate.READ_REQUEST_UNIT.key(), "0.0000001", "Contract 7"),
                architect);
        PricesInUse inUse = lists.of(workspace.id());
        assertThat(inUse.prices().of(Rate.READ_REQUEST_UNIT)).isEqualByComparingTo("0.0000001");
        assertThat(inUse.prices().of(Rate.WRITE_REQUEST_UNIT)).isEqualByComparingTo("0.000000625");
        PriceOverride own = Objects.requireNonNull(inUse.override(Rate.READ_REQUEST_UNIT));
        assertThat(own.by()).isEqualTo(architect.name());
        assertThat(lists.of(office.workspace().id()).overrides()).isEmpty();
        overrides.reset(workspace.id(), Rate.READ_REQUEST_UNIT, architect);
        assertThat(lists.of(workspace.id()).overrides()).isEmpty();
        assertThat(sentences())
                .containsExactly(
                        "Went back to the price list for AmazonDynamoDB/ReadRequestUnits.",
                        "Set AmazonDynamoDB/ReadRequestUnits to 0.0000001 USD for one RRU. Reason: Contract 7");
    }

    @ParameterizedTest
    @CsvSource({
        "0, above 0",
        "-1, above 0",
        "1e-9, above 0",
        "0.0002, price of a million",
        "'1,5', above 0",
    })
    void refusesASinglePriceThatCannotBeRight(String usd, String sentence) {
        PriceOverrideDraft draft = new PriceOverrideDraft(Rate.READ_REQUEST_UNIT.key(), usd, "Contract 7");
        assertThat(draft.problems()).containsOnlyKeys("usd");
        assertThat(draft.problems().get("usd")).contains(sentence);
        assertThatThrownBy(() -> overrides.set(workspace.id(), draft, architect))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> sentences() {
        return audit.page(workspace.id(), Long.MAX_VALUE, 100).stream()
                .filter(entry -> entry.action().startsWith("prices."))
                .map(AuditEntry::sentence)
                .toList();
    }
}
