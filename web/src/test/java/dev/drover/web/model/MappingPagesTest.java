package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.AttributeMapping.FromExpression;
import dev.drover.model.AttributeMapping.Joined;
import dev.drover.model.AttributeType;
import dev.drover.model.DroppedColumn;
import dev.drover.model.EntityMapping;
import dev.drover.web.model.Browser.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Expressions, lookups, conditions, dropped columns and the way back, as a browser without scripts sees them. */
class MappingPagesTest extends SmallShopPages {

    private static final String PREVIEW =
            "/attribute/preview?table=shop&entity=Order&kind=EXPRESSION&attribute=x&type=";

    @Override
    @BeforeEach
    void aMigrationOfTheSmallShop() {
        super.aMigrationOfTheSmallShop();
        saveSmallShop();
    }

    @Test
    void an_expression_is_tried_on_real_rows_and_saved() {
        Page tried = tried("N", "total * 2");
        assertThat(tried.text()).contains("Nothing is saved.", "27", "19999999999.9998", "What expressions can do");
        assertThat(tried.html()).contains("total * 2</textarea>", "hx-post=");
        assertThat(tried("S", "upper(notes)").text()).contains("LEAVE AT THE DOOR", "left out");
        assertThat(tried("N", "8 / total").text())
                .contains("orders with id = 4: x cannot be computed: it divides by zero.");

        send("/attribute/new?table=shop&entity=Order&kind=EXPRESSION", expression("shout", "upper(notes)", "S"));
        assertThat(order().attributes()).contains(new FromExpression("shout", "upper(notes)", AttributeType.S));
        Page form = get("/attribute?table=shop&entity=Order&attribute=shout");
        assertThat(form.html()).contains("upper(notes)</textarea>");
        assertThat(get("").text()).contains("upper(notes)");
    }

    @Test
    void a_wrong_expression_gets_a_sentence_and_keeps_what_was_typed() {
        assertThat(tried("N", "totl").text())
                .contains("At character 1: there is no column \"totl\". Did you mean total?");
        Page refused =
                send("/attribute/new?table=shop&entity=Order&kind=EXPRESSION", expression("x", "total * notes", "N"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("* does not go with number and text.");
        assertThat(refused.html()).contains("total * notes</textarea>", "href=\"#expression\"");
        Page type = send("/attribute/new?table=shop&entity=Order&kind=EXPRESSION", expression("x", "total", "S"));
        assertThat(type.html()).contains("id=\"type-error\"");
    }

    @Test
    void a_column_of_another_table_is_chosen_by_its_foreign_key() {
        assertThat(get("/attribute/new?table=shop&entity=Order&kind=JOINED").text())
                .contains("By which foreign key?", "customer_id to customers");
        String form = "/attribute/new?table=shop&entity=Order&kind=JOINED&key=customer_id%3Ecustomers";
        assertThat(get(form).text()).contains("The value is as old as the copy:", "email (varchar)");
        send(
                form,
                Map.of(
                        "table",
                        "shop",
                        "entity",
                        "Order",
                        "kind",
                        "JOINED",
                        "key",
                        "customer_id>customers",
                        "attribute",
                        "email",
                        "column",
                        "email",
                        "type",
                        "",
                        "zone",
                        ""));
        assertThat(order().attributes())
                .contains(new Joined("email", List.of("customer_id"), "customers", "email", AttributeType.S, null));
        assertThat(get("").text()).contains("customers.email by customer_id, as old as the copy");
        assertThat(get("/preview?table=shop&entity=Order").text()).contains("\"email\": \"ana@example.com\"");
    }

    @Test
    void a_column_is_dropped_with_a_reason_and_the_way_back_says_so() {
        send(
                "/attribute?table=shop&entity=Order&attribute=notes",
                "/attribute/remove",
                Map.of("table", "shop", "entity", "Order", "old", "notes", "kind", "COLUMN"));
        String page = "/entity?table=shop&entity=Order";
        assertThat(get(page).text()).contains("Undecided: 1", "notes is dropped because");
        Map<String, String> drop = Map.of("table", "shop", "entity", "Order", "column", "notes", "reason", " ");
        Page refused = send(page, "/column", drop);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Say why nobody needs notes any more.");
        send(page, "/column", Map.of("table", "shop", "entity", "Order", "column", "notes", "reason", "Never read."));
        assertThat(order().dropped()).containsExactly(new DroppedColumn("notes", "Never read."));
        assertThat(get(page).text())
                .contains("notes because: Never read.", "The way back", "notes lossy it is dropped: Never read.")
                .contains("id exactly from id", "order_id exactly from id of the row around it");
        send(page, "/column", Map.of("table", "shop", "entity", "Order", "column", "notes", "reopen", "yes"));
        assertThat(order().dropped()).isEmpty();
    }

    @Test
    void a_condition_says_which_rows_it_loses() {
        Page form = get("/entity?table=shop&entity=Order");
        assertThat(form.value("condition")).isEmpty();
        assertThat(send("/entity?table=shop&entity=Order", condition("status = 'OPEN'"))
                        .text())
                .contains("The expression cannot be read from character 8 on");
        send("/entity?table=shop&entity=Order", condition("status == 'OPEN'"));
        assertThat(order().condition()).isEqualTo("status == 'OPEN'");
        assertThat(order().attributes()).hasSize(9);
        assertThat(get("/preview?table=shop&entity=Order").text())
                .contains("Of the first 6 rows, 3 have no place in the target,", "1; 2; 5")
                .contains("left to other entities by the condition");
    }

    @Test
    void rows_are_left_behind_with_a_reason_after_a_look_at_real_ones() {
        Map<String, String> rows = new HashMap<>(
                Map.of("old", "", "sourceTable", "orders", "condition", "status == 'OPEN'", "reason", ""));
        Page tried = send("/behind", "/behind/preview", rows);
        assertThat(tried.text()).contains("Of the first 6 rows, 3 stay behind", "3; 4; 9007199254740993");
        Page refused = send("/behind", rows);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Say why nobody needs these rows of orders in the target.");
        assertThat(refused.value("condition")).isEqualTo("status == 'OPEN'");

        rows.put("reason", "They are still being typed.");
        send("/behind", rows);
        assertThat(get("").text()).contains("status == 'OPEN'", "They are still being typed.");
        assertThat(get("/preview?table=shop&entity=Order").text())
                .contains("3 of them stay behind on purpose.", "stays behind on purpose");
        assertThat(send("/behind", rows).text()).contains("There are two conditions for rows of orders");
        send("/behind?table=orders", "/behind/remove", Map.of("old", "orders"));
        assertThat(get("").text()).doesNotContain("They are still being typed.");
    }

    @Test
    void an_entity_keeps_an_attribute_for_later_fields() {
        Map<String, String> fields = new HashMap<>(condition(""));
        fields.put("extension", "total");
        Page refused = send("/entity?table=shop&entity=Order", fields);
        assertThat(refused.text()).contains("\"total\" is a key or is filled already");
        assertThat(refused.value("extension")).isEqualTo("total");
        assertThat(order().extension()).isEmpty();

        fields.put("extension", "more");
        send("/entity?table=shop&entity=Order", fields);
        assertThat(order().extension()).isEqualTo("more");
        assertThat(get("/entity?table=shop&entity=Order").value("extension")).isEqualTo("more");
        assertThat(get("").text()).contains("nothing yet: kept for later fields");
    }

    private static Map<String, String> condition(String condition) {
        return Map.ofEntries(
                Map.entry("table", "shop"),
                Map.entry("entity", "Order"),
                Map.entry("old", "Order"),
                Map.entry("sourceTable", "orders"),
                Map.entry("template.pk", "ORDER#{id}"),
                Map.entry("template.sk", "ORDER"),
                Map.entry("versionAttribute", "version"),
                Map.entry("shape", "1"),
                Map.entry("condition", condition));
    }

    private static Map<String, String> expression(String attribute, String expression, String type) {
        return Map.of(
                "table",
                "shop",
                "entity",
                "Order",
                "old",
                "",
                "kind",
                "EXPRESSION",
                "attribute",
                attribute,
                "expression",
                expression,
                "type",
                type);
    }

    private Page tried(String type, String expression) {
        return send(
                "/attribute/new?table=shop&entity=Order&kind=EXPRESSION",
                "/attribute/preview",
                expression("x", expression, type));
    }

    private EntityMapping order() {
        return models.of(migration.id())
                .model()
                .table("shop")
                .flatMap(table -> table.entity("Order"))
                .orElseThrow();
    }

    private String address(String page) {
        return root + "/model" + page;
    }

    private Page get(String page) {
        return architect.browser().get(address(page));
    }

    private Page send(String form, Map<String, String> typed) {
        return send(form, form.replaceFirst("(/new)?(\\?.*)?$", ""), typed);
    }

    private Page send(String form, String action, Map<String, String> typed) {
        return architect.browser().send(address(form), address(action), typed);
    }
}
