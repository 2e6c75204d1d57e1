package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.PatternEdit;
import dev.drover.inventory.consumer.Consumer;
import dev.drover.inventory.consumer.Consumers;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.people.Role;
import dev.drover.testing.SmallShop;
import dev.drover.web.model.Browser.Page;
import dev.drover.web.model.ModelPages.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Consumers and schema versions over HTTP, as a browser without scripts sees them. */
class SchemaPagesTest extends SmallShopPages {

    private static final Map<String, String> WEBSITE = Map.of(
            "name", "Shop website",
            "kind", "Service",
            "owner", "Shop team",
            "contact", "#shop",
            "reads", "Order.total\nOrder.status",
            "writes", "",
            "confirmedOn", "2026-11-01");

    @Autowired
    Consumers consumers;

    @Override
    @BeforeEach
    void aMigrationOfTheSmallShop() {
        super.aMigrationOfTheSmallShop();
        models.save(migration.id(), order(1, List.of()), 0, "everything", architect.actor());
    }

    @Test
    void listsConsumersWithThePatternsThatNameThem() {
        pattern("Get order", "shop website");
        pattern("Pay order", "Checkout");

        Page added = add(WEBSITE);
        assertThat(added.status()).isEqualTo(200);
        Page list = architect.browser().get(root + "/consumers");

        assertThat(list.text())
                .contains("Shop website Service Shop team #shop Order.total, Order.status – None 2026-11-01 AP-001")
                .contains("name consumers that nobody has described Checkout AP-002 Describe Checkout");
        assertThat(list.html()).contains(root + "/consumers/new?name=Checkout");
        assertThat(architect.browser().get(root + "/inventory").html()).contains("href=\"" + root + "/consumers\"");
    }

    @Test
    void keepsWhatWasTypedWhenItRefuses() {
        Page refused = add(Map.of("name", "", "kind", "Pigeon", "reads", "not a field", "confirmedOn", "soon"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("There are 6 problems", "Give it the name by which access patterns call it")
                .contains("Choose service, function, report or script", "\"not a field\" is no field")
                .contains("Enter a day such as");
        assertThat(refused.html()).contains("not a field</textarea>", "value=\"soon\"");

        add(WEBSITE);
        Page twice = add(WEBSITE);
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.text()).contains("There is a consumer \"Shop website\" already");
    }

    @Test
    void refusesAContractThatIsNoneAndAChangeOfWhatChanged() {
        add(WEBSITE);
        Consumer website = consumers.of(migration.id()).get(0);
        String page = root + "/consumers/" + website.id();

        Page refused = architect
                .browser()
                .send(page, page + "/contract", Map.of("version", "1", "entity", "Order", "schema", "{\n  type}"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Line 2, column", "this is no JSON");
        assertThat(refused.html()).contains("{\n  type}</textarea>");

        consumers.agree(migration.id(), website.id(), "Order", "{}", 1, architect.actor());
        Page late = architect.browser().send(page, page, with("version", "1", "owner", "Mine"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text())
                .contains("Shop website was changed by " + architect.actor().name());
        assertThat(late.html()).contains("value=\"Mine\"");

        Page saved = architect.browser().send(page, page, with("version", "2", "owner", "Mine"));
        assertThat(saved.text()).contains("Shop website is saved.", "Contract for Order");
        assertThat(architect.browser().get(page + "?entity=Order").html())
                .contains("name=\"schema\"", ">{}</textarea>");
    }

    @Test
    void freezesVersionsComparesThemAndNamesWhatBreaks() {
        Page frozen = freeze("Before the total became text");
        assertThat(frozen.text())
                .contains(
                        "Version 1 of shop · Order is frozen.",
                        "Live says " + architect.actor().name());

        AttributeMapping text = new AttributeMapping.FromColumn("total", "total", AttributeType.S, null);
        models.save(migration.id(), order(1, List.of(text)), 1, "the total", architect.actor());
        assertThat(schemas().text())
                .contains("The step Check contracts would stop here")
                .contains("writes another shape than the one that "
                        + architect.actor().name())
                .contains("Order.total (type): was number, is now string. Raise the version to 2");
        assertThat(architect.browser().get(root + "/model").text()).contains("Raise the version to 2");

        models.save(migration.id(), order(2, List.of(text)), 2, "the version", architect.actor());
        add(WEBSITE);
        Consumer website = consumers.of(migration.id()).get(0);
        String contract = "{\"properties\": {\"total\": {\"type\": \"number\"}}, \"required\": [\"total\"]}";
        consumers.agree(migration.id(), website.id(), "Order", contract, 1, architect.actor());
        Page broken = schemas();
        assertThat(broken.text())
                .contains("Version 1 and 2: None")
                .contains(
                        "Order.total (type): was number, is now string; readers of version 1 fail on items of version 2.")
                .contains("Shop website would fail on shop · Order version 2. Order.total (type): written is string,"
                        + " expected is number.")
                .contains("Shop website OK Breaks");

        Page retired = architect
                .browser()
                .send(
                        root + "/schemas",
                        root + "/schemas/live",
                        Map.of("table", "shop", "entity", "Order", "version", "1", "live", "false"));
        assertThat(retired.text()).contains("Version 1 of Order is retired.", "Retired says", "Shop website Breaks");
    }

    @Test
    void refusesToFreezeWhatSomebodyChangedSince() {
        Page refused = architect
                .browser()
                .send(
                        root + "/schemas",
                        root + "/schemas/freeze",
                        Map.of("table", "shop", "entity", "Order", "modelVersion", "0"));
        assertThat(refused.text())
                .contains("The target model was changed by " + architect.actor().name());
    }

    @Test
    void letsEverybodyLookAndOnlyArchitectsChange() {
        add(WEBSITE);
        Consumer website = consumers.of(migration.id()).get(0);
        Visitor lead = pages.visitor(port, workspace, Role.LEAD);
        String page = root + "/consumers/" + website.id();

        assertThat(lead.browser().get(page).text()).contains("Shop website").doesNotContain("Save consumer", "Remove");
        assertThat(lead.browser().get(root + "/schemas").text())
                .contains("Schemas")
                .doesNotContain("Freeze Order");
        assertThat(lead.browser().get(root + "/consumers/new").status()).isEqualTo(403);
        Visitor stranger = pages.visitor(port, pages.workspace(), Role.ARCHITECT);
        assertThat(stranger.browser().get(page).status()).isEqualTo(404);
        assertThat(stranger.browser().get(root + "/schemas").status()).isEqualTo(404);
    }

    private Page add(Map<String, String> typed) {
        return architect.browser().send(root + "/consumers/new", root + "/consumers", typed);
    }

    private static Map<String, String> with(String... changes) {
        Map<String, String> typed = new java.util.HashMap<>(WEBSITE);
        for (int i = 0; i < changes.length; i += 2) {
            typed.put(changes[i], changes[i + 1]);
        }
        return typed;
    }

    private Page freeze(String note) {
        return architect
                .browser()
                .send(
                        root + "/schemas",
                        root + "/schemas/freeze",
                        Map.of("table", "shop", "entity", "Order", "note", note));
    }

    private Page schemas() {
        return architect.browser().get(root + "/schemas");
    }

    private void pattern(String name, String consumer) {
        inventory.add(
                migration.id(),
                PatternEdit.ofForm(
                        Map.of("name", name, "direction", "READ", "entities", "Order", "consumer", consumer)),
                architect.actor());
    }

    /** Only the order, with some attributes in another way. */
    private static TargetModel order(int version, List<AttributeMapping> others) {
        TargetTable shop = SmallShop.model().tables().get(0);
        EntityMapping order = shop.entity("Order").orElseThrow();
        List<AttributeMapping> attributes = new ArrayList<>(order.attributes());
        for (AttributeMapping other : others) {
            attributes.removeIf(known -> known.attribute().equals(other.attribute()));
            attributes.add(other);
        }
        EntityMapping changed = new EntityMapping(
                "Order", order.sourceTable(), order.keys(), attributes, order.versionAttribute(), version);
        return new TargetModel(List.of(
                new TargetTable(shop.name(), shop.partitionKey(), shop.sortKey(), shop.indexes(), List.of(changed))));
    }
}
