package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.audit.AuditEntry;
import dev.drover.connection.SourceAddress;
import dev.drover.inventory.PatternEdit;
import dev.drover.model.TargetModel;
import dev.drover.people.Role;
import dev.drover.testing.SmallShop;
import dev.drover.web.model.Browser.Page;
import dev.drover.web.model.ModelPages.Visitor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the target model over HTTP, as a browser without scripts sees them. */
class ModelPagesTest extends SmallShopPages {

    @Test
    void buildsAModelForTheSmallShopFromNothing() {
        assertThat(get("").text()).contains("No table yet", "Model The model has no table yet. Add one.");

        send("/table", Map.of("name", "shop", "partitionKey", "pk", "sortKey", "sk"));
        send(
                "/index?table=shop",
                Map.of(
                        "table",
                        "shop",
                        "name",
                        "GSI1",
                        "partitionKey",
                        "GSI1PK",
                        "sortKey",
                        "GSI1SK",
                        "projection",
                        "ALL"));
        send(
                "/index?table=shop",
                Map.of(
                        "table",
                        "shop",
                        "name",
                        "GSI2",
                        "partitionKey",
                        "GSI2PK",
                        "sortKey",
                        "GSI2SK",
                        "projection",
                        "INCLUDE",
                        "projected",
                        "total, customer_id"));

        Page proposal = get("/entity?table=shop&source=products");
        assertThat(proposal.value("entity")).isEqualTo("Product");
        assertThat(proposal.value("template.pk")).isEqualTo("PRODUCT#{id}");
        send(
                "/entity?table=shop&source=products",
                entity(
                        "Product",
                        "products",
                        "PRODUCT#{id}",
                        "PRODUCT",
                        Map.of("template.GSI1PK", "SKU#{sku}", "template.GSI1SK", "PRODUCT")));
        send(
                "/entity?table=shop&source=customers",
                entity(
                        "Customer",
                        "customers",
                        "CUSTOMER#{id}",
                        "CUSTOMER",
                        Map.of("template.GSI1PK", "EMAIL#{email}", "template.GSI1SK", "CUSTOMER")));
        send(
                "/entity?table=shop&source=orders",
                entity(
                        "Order",
                        "orders",
                        "ORDER#{id}",
                        "ORDER",
                        Map.of(
                                "template.GSI1PK",
                                "CUSTOMER#{customer_id}",
                                "template.GSI1SK",
                                "{placed_at}#{id:16}",
                                "zone.GSI1SK",
                                SmallShop.ZONE,
                                "template.GSI2PK",
                                "STATUS#{status}",
                                "template.GSI2SK",
                                "{placed_at}#{id:16}",
                                "zone.GSI2SK",
                                SmallShop.ZONE)));
        send(
                "/entity?table=shop&source=payments",
                entity("Payment", "payments", "ORDER#{order_id}", "PAYMENT#{id:16}", Map.of()));

        send(
                "/attribute?table=shop&entity=Customer&attribute=is_member",
                column("Customer", "is_member", "member", "is_member", ""));
        send(
                "/attribute?table=shop&entity=Customer&attribute=created_at",
                column("Customer", "created_at", "created_at", "created_at", SmallShop.ZONE));
        send(
                "/attribute/new?table=shop&entity=Customer&kind=CONSTANT",
                Map.of(
                        "table",
                        "shop",
                        "entity",
                        "Customer",
                        "kind",
                        "CONSTANT",
                        "attribute",
                        "kind",
                        "type",
                        "S",
                        "value",
                        "Customer"));
        send(
                "/attribute?table=shop&entity=Order&attribute=placed_at",
                column("Order", "placed_at", "placed_at", "placed_at", SmallShop.ZONE));
        send(
                "/attribute/new?table=shop&entity=Order&kind=TEMPLATE",
                Map.of(
                        "table",
                        "shop",
                        "entity",
                        "Order",
                        "kind",
                        "TEMPLATE",
                        "attribute",
                        "label",
                        "template",
                        "Order {id} of customer {customer_id}"));
        Page list = get("/attribute/new?table=shop&entity=Order&kind=LIST&child=order_lines");
        assertThat(list.value("orderBy")).isEqualTo("line_no");
        Page finished = send("/attribute/new?table=shop&entity=Order&kind=LIST&child=order_lines", lines());

        assertThat(finished.status()).isEqualTo(200);
        assertThat(finished.text()).contains("No problems").doesNotContain("What stops a run");
        TargetModel built = models.of(migration.id()).model();
        assertThat(sorted(built)).isEqualTo(sorted(SmallShop.model()));
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 100))
                .extracting(AuditEntry::sentence)
                .contains(
                        "Added the table shop to the target model.",
                        "Added the index GSI2 to the table shop.",
                        "Added the entity Order from orders to the table shop.",
                        "Changed the attribute is_member, now member, of Customer.",
                        "Added the attribute lines to Order.");

        Page preview = get("/preview?table=shop&entity=Order");
        assertThat(preview.text())
                .contains(
                        "Read 6 rows in",
                        "orders 9007199254740993",
                        "also in GSI1, GSI2",
                        "\"placed_at\": \"2026-03-29T01:30:00.000000Z\"");
    }

    @Test
    void removesWhatIsNotWanted() {
        saveSmallShop();
        assertThat(send(
                                "/attribute?table=shop&entity=Order&attribute=notes",
                                "/attribute/remove",
                                Map.of("table", "shop", "entity", "Order", "old", "notes", "kind", "COLUMN"))
                        .status())
                .isEqualTo(200);
        send("/index?table=shop&index=GSI2", "/index/remove", Map.of("table", "shop", "old", "GSI2"));
        send("/entity?table=shop&entity=Payment", "/entity/remove", Map.of("table", "shop", "old", "Payment"));
        TargetModel model = models.of(migration.id()).model();
        assertThat(model.tables().get(0).indexes()).hasSize(1);
        assertThat(model.tables().get(0).entities()).hasSize(3);
        send("/table?table=shop", "/table/remove", Map.of("old", "shop"));
        assertThat(models.of(migration.id()).model()).isEqualTo(TargetModel.empty());
    }

    @Test
    void refusesAKeyTemplateThatNamesNoColumnAndKeepsWhatWasTyped() {
        saveSmallShop();
        Page refused = send(
                "/entity?table=shop&source=products",
                entity("Article", "products", "ARTICLES", "{name}", Map.of("template.GSI1PK", "<b>SKU</b>#{sku}")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html())
                .contains("<title>Error: Add an entity", "href=\"#template.pk\"", "id=\"template.pk-error\"")
                .doesNotContain("<b>SKU</b>");
        assertThat(refused.text())
                .contains("The template \"ARTICLES\" names no column, so every item would have the same partition key."
                        + " Put a column in braces, for example {id}.");
        assertThat(refused.value("template.pk")).isEqualTo("ARTICLES");
        assertThat(refused.value("template.GSI1PK")).isEqualTo("<b>SKU</b>#{sku}");
        assertThat(models.of(migration.id()).version()).isEqualTo(1);
    }

    @Test
    void saysAtTheFieldWhatIsWrong() {
        saveSmallShop();
        assertThat(send("/table", Map.of("name", "a b", "partitionKey", "pk")).html())
                .contains("href=\"#name\"", "The name of the table is &quot;a b&quot;");
        assertThat(send(
                                "/index?table=shop",
                                Map.of("table", "shop", "name", "GSI9", "partitionKey", "x", "projection", "INCLUDE"))
                        .html())
                .contains("href=\"#projected\"", "id=\"projected-error\"");
        assertThat(send("/attribute/new?table=shop&entity=Order", column("Order", "", "x", "no_such", ""))
                        .html())
                .contains("href=\"#column\"", "There is no column &quot;no_such&quot; in orders");
        assertThat(send("/attribute/new?table=shop&entity=Order", column("Order", "", "total", "total", ""))
                        .html())
                .contains("href=\"#attribute\"", "is filled twice");
        assertThat(send("/attribute/new?table=shop&entity=Order", column("Order", "", "y", "id", "UTC"))
                        .html())
                .contains("href=\"#zone\"", "Only a timestamp without time zone needs a zone");
        Map<String, String> tooMany = new HashMap<>(lines());
        tooMany.put("attribute", "more");
        tooMany.put("max", "many");
        tooMany.put("name.1", "qty");
        assertThat(send("/attribute/new?table=shop&entity=Order&kind=LIST&child=order_lines", tooMany)
                        .html())
                .contains("href=\"#max\"", "href=\"#name.2\"");
        assertThat(models.of(migration.id()).version()).isEqualTo(1);
    }

    @Test
    void keepsWhatWasTypedWhenSomebodyElseWasFaster() {
        saveSmallShop();
        Visitor other = pages.visitor(port, workspace, Role.ARCHITECT);
        String form = address("/index?table=shop");
        Page mine = architect.browser().get(form);
        other.browser().send(form, address("/index"), index("GSI3", "a"));

        Map<String, String> typed = new HashMap<>(index("GSI4", "b"));
        typed.put("_csrf", mine.value("_csrf"));
        typed.put("modelVersion", mine.value("modelVersion"));
        Page conflict = architect.browser().post(address("/index"), typed);
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text())
                .contains("The target model was changed by " + other.actor().name() + " while you were editing.")
                .contains("What you typed is still here");
        assertThat(conflict.value("name")).isEqualTo("GSI4");
        assertThat(models.of(migration.id()).model().tables().get(0).indexes()).hasSize(3);

        typed.put("modelVersion", conflict.value("modelVersion"));
        assertThat(architect.browser().post(address("/index"), typed).status()).isEqualTo(200);
        assertThat(models.of(migration.id()).model().tables().get(0).indexes()).hasSize(4);
    }

    @Test
    void keepsWhatWasTypedWhenTheThingIsGone() {
        saveSmallShop();
        String form = address("/index?table=shop&index=GSI2");
        Page mine = architect.browser().get(form);
        send("/index?table=shop&index=GSI2", "/index/remove", Map.of("table", "shop", "old", "GSI2"));
        Map<String, String> typed = new HashMap<>(index("GSI2", "b"));
        typed.put("old", "GSI2");
        typed.put("_csrf", mine.value("_csrf"));
        typed.put("modelVersion", Integer.toString(models.of(migration.id()).version()));
        Page conflict = architect.browser().post(address("/index"), typed);
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text())
                .contains("There is no index \"GSI2\" in the target model any more. Somebody renamed or removed it.");
    }

    @Test
    void worksWithoutItsSourceAndSaysWhatToDo() {
        SourceAddress there = SmallShop.source(shop);
        open(away());
        assertThat(get("").text())
                .contains("The source cannot be read", "The source database 127.0.0.1:1/shop cannot be reached.")
                .contains("Check host, port, network and whether the database is running, then retry.");
        send("/table", Map.of("name", "shop", "partitionKey", "pk"));
        assertThat(send("/entity?table=shop&source=orders", entity("Order", "orders", "ORDER#{id}", "", Map.of()))
                        .status())
                .isEqualTo(200);
        assertThat(get("/preview?table=shop&entity=Order").text())
                .contains("The source database 127.0.0.1:1/shop cannot be reached.");

        open(new SourceAddress("127.0.0.1", there.port(), there.database(), "shop", "nobody", there.password()));
        assertThat(get("").text()).contains("The source cannot be read");
    }

    @Test
    void linksEveryProblemToItsPlace() {
        saveSmallShop();
        shop.execute("alter table shop.orders rename column notes to remarks");
        try {
            Page model = get("");
            assertThat(model.text()).contains("1 problem", "There is no column \"notes\" in orders.");
            assertThat(model.html())
                    .contains("href=\"#at-shop--Order--notes\"", "id=\"at-shop--Order--notes\"")
                    .contains("<details class=\"model-attributes\" open");
        } finally {
            shop.execute("alter table shop.orders rename column remarks to notes");
        }
    }

    @Test
    void saysWhichColumnsAreNotMoved() {
        saveSmallShop();
        assertThat(get("").text())
                .contains("status text not null to Order.status")
                .contains("qty int4 not null to Order.lines.qty")
                .contains("order_id int8 not null, key not moved");
    }

    @Test
    void showsWhyARowIsRejected() {
        saveSmallShop();
        shop.execute("insert into shop.products (id, sku, name, price) values (0, 'big', repeat('x', 500000), 1)");
        try {
            assertThat(get("/preview?table=shop&entity=Product").text())
                    .contains("Rejected", "products with id = 0: the item has 500,0", "DynamoDB takes 409,600");
        } finally {
            shop.execute("delete from shop.products where id = 0");
        }
    }

    @Test
    void readsAtMostFourPreviewsAtOnce() throws Exception {
        saveSmallShop();
        String busy = "More at once would slow down the source.";
        ExecutorService crowd = Executors.newFixedThreadPool(4);
        try (Connection source = shop.dataSource().getConnection()) {
            source.setAutoCommit(false);
            source.createStatement().execute("lock table shop.products in access exclusive mode");
            List<Future<Page>> four = IntStream.range(0, 4)
                    .mapToObj(i -> crowd.submit(() -> get("/preview?table=shop&entity=Product")))
                    .toList();
            await().until(() -> waiting(source) == 4);
            Page fifth = get("/preview?table=shop&entity=Order");
            assertThat(fifth.status()).isEqualTo(503);
            assertThat(fifth.text()).contains(busy);
            source.rollback();
            for (Future<Page> one : four) {
                assertThat(one.get().text()).contains("rows in").doesNotContain(busy);
            }
        } finally {
            crowd.shutdownNow();
        }
        assertThat(get("/preview?table=shop&entity=Order").text()).contains("Read 6 rows in");
    }

    private static int waiting(Connection source) throws SQLException {
        try (ResultSet locks = source.createStatement()
                .executeQuery(
                        "select count(*) from pg_locks where relation = 'shop.products'::regclass and not granted")) {
            locks.next();
            return locks.getInt(1);
        }
    }

    @Test
    void showsWhichPatternHasNoPathAndWhy() {
        assertThat(coverage("").text()).contains("Nothing to cover yet");
        saveSmallShop();
        pattern("Get order by id", "READ", "Order", "id");
        pattern("Open orders per warehouse", "READ", "Order", "warehouse_id");
        pattern("Create order", "WRITE", "Order, OrderLine", "");

        Page matrix = coverage("");
        assertThat(matrix.text())
                .contains("1 pattern has no path in the target", "3 patterns, 3 structures", "AP-001 Get order by id");
        assertThat(coverage("?show=GAPS").text())
                .contains("AP-002 Open orders per warehouse")
                .doesNotContain("AP-001 Get order by id");
        assertThat(coverage("?show=WRITES").text()).contains("AP-003").doesNotContain("AP-002 Open");

        String reason = "shop has no key that starts with warehouse_id: for Order, pk is made of id.";
        assertThat(coverage("?pattern=AP-002&structure=shop").text())
                .contains(reason, "Ways to fix it", "Add GSI3", "GSI3PK = WAREHOUSE#{warehouse_id}")
                .contains("It adds 0.00 USD a month", "AP-002: It is not in the bills: nobody stated");
        Page part = architect.browser().part(root + "/coverage?pattern=AP-002&structure=shop");
        assertThat(part.text()).contains(reason);
        assertThat(part.html()).doesNotContain("<html", "<table");
        assertThat(coverage("?pattern=AP-001").text()).contains("GetItem on shop with pk = ORDER#{id} and sk = ORDER.");
        assertThat(coverage("/structures?only=shop").text())
                .contains("shop:GSI1 No pattern: it only costs", "AP-001 Get order by id GetItem not stated");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"LEAD", "OPERATOR", "STAKEHOLDER", "ADMIN"})
    void letsOthersLookAndChangeNothing(Role role) {
        saveSmallShop();
        Browser other = pages.visitor(port, workspace, role).browser();
        Page model = other.get(address(""));
        assertThat(model.status()).isEqualTo(200);
        assertThat(model.html()).doesNotContain("/model/table", "/model/entity", "/model/attribute", "Add an index");
        Page preview = other.page(address("/preview?table=shop&entity=Order"));
        if (role == Role.LEAD) {
            assertThat(preview.text()).contains("Read 6 rows in");
            assertThat(model.html()).contains("/model/preview?");
        } else {
            assertThat(preview.status()).isEqualTo(403);
            assertThat(preview.text()).contains("Architects and leads may look at them.");
            assertThat(model.html()).doesNotContain("/model/preview?");
        }
        assertThat(other.get(root + "/coverage").status()).isEqualTo(200);
        for (String form : List.of(
                "/table", "/index?table=shop", "/entity?table=shop", "/attribute/new?table=shop&entity=Order")) {
            assertThat(other.get(address(form)).status()).as(form).isEqualTo(403);
        }
        for (String action : List.of(
                "/table",
                "/table/remove",
                "/index",
                "/index/remove",
                "/entity",
                "/entity/remove",
                "/attribute",
                "/attribute/remove")) {
            Map<String, String> fields = new HashMap<>(Map.of("table", "shop", "entity", "Order", "old", "shop"));
            fields.put("_csrf", model.value("_csrf"));
            fields.put("modelVersion", "1");
            assertThat(other.post(address(action), fields).status()).as(action).isEqualTo(403);
        }
        assertThat(models.of(migration.id()).version()).isEqualTo(1);
    }

    @Test
    void isInvisibleFromAnotherWorkspace() {
        Browser stranger =
                pages.visitor(port, pages.workspace(), Role.ARCHITECT).browser();
        for (String page : List.of("", "/table", "/preview?table=shop&entity=Order")) {
            assertThat(stranger.get(address(page)).status()).isEqualTo(404);
        }
        assertThat(stranger.get(root + "/coverage").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/table?table=gone",
                "/index?table=gone",
                "/index?table=shop&index=gone",
                "/entity?table=shop&entity=gone",
                "/attribute?table=shop&entity=Order&attribute=gone",
                "/attribute/new?table=shop&entity=gone",
                "/preview?table=shop&entity=gone"
            })
    void hasNoPageForWhatIsNotThere(String page) {
        saveSmallShop();
        assertThat(get(page).status()).isEqualTo(404);
    }

    private void pattern(String name, String direction, String entities, String partitionBy) {
        inventory.add(
                migration.id(),
                PatternEdit.ofForm(Map.of(
                        "name", name, "direction", direction, "entities", entities, "partition_by", partitionBy)),
                architect.actor());
    }

    private String address(String page) {
        return root + "/model" + page;
    }

    private Page get(String page) {
        return architect.browser().get(address(page));
    }

    private Page coverage(String query) {
        return architect.browser().get(root + "/coverage" + query);
    }

    private Page send(String form, Map<String, String> typed) {
        return send(form, form.replaceFirst("(/new)?(\\?.*)?$", ""), typed);
    }

    private Page send(String form, String action, Map<String, String> typed) {
        return architect.browser().send(address(form), address(action), typed);
    }

    private static Map<String, String> index(String name, String key) {
        return Map.of("table", "shop", "name", name, "partitionKey", key, "projection", "ALL");
    }

    private static Map<String, String> entity(
            String name, String source, String pk, String sk, Map<String, String> others) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "table",
                "shop",
                "entity",
                name,
                "sourceTable",
                source,
                "template.pk",
                pk,
                "template.sk",
                sk,
                "versionAttribute",
                "version",
                "shape",
                "1",
                "mapColumns",
                "yes"));
        fields.putAll(others);
        return fields;
    }

    private static Map<String, String> column(String entity, String old, String name, String column, String zone) {
        return Map.of(
                "table",
                "shop",
                "entity",
                entity,
                "old",
                old,
                "kind",
                "COLUMN",
                "attribute",
                name,
                "column",
                column,
                "type",
                "",
                "zone",
                zone);
    }

    private static Map<String, String> lines() {
        Map<String, String> fields = new HashMap<>(Map.of(
                "table",
                "shop",
                "entity",
                "Order",
                "kind",
                "LIST",
                "attribute",
                "lines",
                "childTable",
                "order_lines",
                "orderBy",
                "line_no",
                "max",
                "100"));
        List<String> columns = List.of("line_no", "product_id", "qty", "unit_price");
        for (int i = 0; i < columns.size(); i++) {
            fields.put("column." + i, columns.get(i));
            fields.put("keep." + i, "yes");
            fields.put("name." + i, columns.get(i));
            fields.put("type." + i, "N");
        }
        return fields;
    }

    /** The order in which things were added does not matter. */
    private static List<String> sorted(TargetModel model) {
        return model.tables().stream()
                .flatMap(table -> Stream.concat(
                        table.indexes().stream().map(Object::toString),
                        table.entities().stream()
                                .flatMap(entity -> Stream.concat(
                                        entity.keys().stream().map(key -> entity.entity() + key),
                                        entity.attributes().stream().map(a -> entity.entity() + a)))))
                .sorted()
                .toList();
    }
}
