package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.audit.AuditEntry;
import dev.drover.connection.SourceAddress;
import dev.drover.inventory.PatternEdit;
import dev.drover.model.TargetModel;
import dev.drover.people.Role;
import dev.drover.testing.SmallShop;
import dev.drover.web.model.Browser.Page;
import dev.drover.web.model.ModelPages.Visitor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** Relational tables and prefixes over HTTP, as a browser without scripts sees them. */
class BesidePagesTest extends SmallShopPages {

    private static final Map<String, String> PAYMENTS = Map.of(
            "old", "",
            "name", "payments",
            "sourceTable", "payments",
            "columns",
                    "id bigint not null from id\norder_id bigint not null from order_id\namount numeric(14,2) from amount",
            "primaryKey", "id",
            "indexes", "payments_by_order (order_id)",
            "foreignKeys", "to_order (order_id) references orders (id)",
            "checks", "positive (id > 0)");

    @Test
    void proposes_a_table_of_the_source_and_takes_it() {
        Page proposal = get("/relational?source=customers");
        assertThat(proposal.value("name")).isEqualTo("customers");
        assertThat(proposal.text())
                .contains("What the proposal does not have", "The sequence that hands out id is left out");
        assertThat(HtmlUtils.htmlUnescape(proposal.html()))
                .contains("email varchar(60) not null from email", "unique customers_email_key (email)");
        Page saved = send("/relational", PAYMENTS);
        assertThat(saved.text())
                .contains("Relational tables and S3 prefixes", "No step moves rows there yet")
                .contains("amount numeric(14,2) may be null payments.amount")
                .contains("planned for relational payments.amount")
                .contains("2 things to look at again")
                .contains("numeric(14,2) keeps 2 digits after the point")
                .contains("which is no relational table of the model. It is not created");
        assertThat(sentence()).isEqualTo("Added the relational table payments to the target model.");

        Map<String, String> changed = new HashMap<>(PAYMENTS);
        changed.put("old", "payments");
        changed.put("name", "bookings");
        assertThat(send("/relational?table=payments", "/relational", changed).text())
                .contains("Foreign keys to_order (order_id) references orders (id)");
        Page sql = get("/relational/tables.sql");
        assertThat(sql.html())
                .contains("CREATE TABLE \"bookings\"", "-- Not created: the foreign key to_order of bookings");
        assertThat(send("/relational?table=bookings", "/relational/remove", Map.of("old", "bookings"))
                        .status())
                .isEqualTo(200);
        assertThat(model().relationalTables()).isEmpty();
        assertThat(get("/relational?table=bookings").status()).isEqualTo(404);
    }

    @Test
    void refuses_a_table_with_a_sentence_at_its_field_and_keeps_what_was_typed() {
        Map<String, String> wrong = new HashMap<>(PAYMENTS);
        wrong.put("columns", "id bigint from idd");
        wrong.put("indexes", "payments_by_order order_id");
        Page unread = send("/relational", wrong);
        assertThat(unread.status()).isEqualTo(422);
        assertThat(unread.text())
                .contains("There is 1 problem", "does not open a list of columns with ( at character 19");
        assertThat(unread.html()).contains("aria-describedby=\"indexes-error indexes-help\"", "id bigint from idd");

        wrong.put("indexes", "payments_by_order (order_id)");
        Page refused = send("/relational", wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("There is no column \"idd\" in payments of the source. Do you mean id?")
                .contains("The column id is in the primary key and may be null. Make it not null.")
                .contains("The index payments_by_order names the column \"order_id\", which payments does not have.");
        assertThat(refused.html())
                .contains("id=\"columns-error\"", "id=\"primaryKey-error\"", "id=\"indexes-error\"")
                .contains("id=\"foreignKeys-error\"");
        assertThat(model().relationalTables()).isEmpty();
    }

    @Test
    void keeps_two_people_apart_and_others_out() {
        Map<String, String> old = new HashMap<>(PAYMENTS);
        old.put("modelVersion", "7");
        Page late = send("/relational", old);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.html()).contains("to_order (order_id) references orders (id)");
        Visitor operator = pages.visitor(port, workspace, Role.OPERATOR);
        assertThat(operator.browser().get(root + "/model/relational").status()).isEqualTo(403);
        assertThat(operator.browser().get(root + "/model/prefix").status()).isEqualTo(403);
    }

    @Test
    void declares_what_the_relational_store_is_like() {
        send("/relational", PAYMENTS);
        pattern("Payments of an order", "Payment", "order_id");
        assertThat(get("").text()).contains("Nobody has declared its version, its reader endpoint");

        Map<String, String> typed = Map.of(
                "engine", "AURORA",
                "version", "16.4",
                "patterns", "AP-001",
                "lagMs", "40",
                "lagOrigin", "AuroraReplicaLag, 2026-11-01",
                "retrySeconds", "60");
        Map<String, String> wrong = new HashMap<>(typed);
        wrong.putAll(Map.of("version", "new", "lagOrigin", "", "retrySeconds", "long"));
        Page refused = send("/relational-store", wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("The version is \"new\". Enter it as major and minor", "Nobody says how the lag is known")
                .contains("The time in which clients try again is no whole number");
        assertThat(refused.value("retrySeconds")).isEqualTo("long");
        assertThat(refused.html()).contains("id=\"lagOrigin-error\"");
        wrong.put("patterns", "AP-009");
        assertThat(send("/relational-store", wrong).text()).contains("The inventory has no access pattern \"AP-009\"");

        assertThat(send("/relational-store", typed).text())
                .contains("Aurora PostgreSQL 16.4 the reader endpoint serves AP-001")
                .contains("lag of replicas 40 ms at p95 (AuroraReplicaLag, 2026-11-01)");
        assertThat(sentence())
                .startsWith("Declared what the relational store is like: Aurora PostgreSQL 16.4; the reader endpoint");
        assertThat(architect.browser().get(root + "/lint").text())
                .contains("Nobody has said for how long they keep the address of the writer");
        send("/relational-store", "/relational-store/remove", Map.of());
        assertThat(model().relationalStore()).isNull();
        assertThat(model().relationalTables()).hasSize(1);
    }

    @Test
    void plans_a_prefix() {
        Map<String, String> typed = Map.of(
                "bucket", "archive",
                "prefix", "payments",
                "sourceTable", "payments",
                "format", "CSV",
                "partitionColumns", "booked_on",
                "purpose", "For the auditors");
        Page refused = send("/prefix", typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("It consists of folders, each with a slash behind it");
        assertThat(refused.value("bucket")).isEqualTo("archive");
        Map<String, String> mended = new HashMap<>(typed);
        mended.put("prefix", "payments/");
        assertThat(send("/prefix", mended).text())
                .contains("s3://archive/payments/ from payments", "CSV, partitioned by booked_on. For the auditors");
        assertThat(sentence()).isEqualTo("Added the prefix s3://archive/payments/ to the target model.");
        assertThat(get("/prefix?prefix=s3://archive/payments/").value("purpose"))
                .isEqualTo("For the auditors");
        send("/prefix?prefix=s3://archive/payments/", "/prefix/remove", Map.of("old", "s3://archive/payments/"));
        assertThat(model().prefixes()).isEmpty();
    }

    @Test
    void shows_what_it_serves_on_the_page_of_coverage() {
        send("/relational", PAYMENTS);
        pattern("Payments of an order", "Payment", "order_id");
        pattern("Payments by amount", "Payment", "amount");
        Page page = architect.browser().get(root + "/coverage?pattern=AP-001");
        assertThat(page.text())
                .contains("AP-001 Payments of an order Read Served beside DynamoDB, by payments")
                .contains("Relational table payments: Rows of payments by the index payments_by_order: order_id equal.")
                .contains("AP-002 Payments by amount payments No path Only a sequential scan of payments finds it: no"
                        + " key or index begins with amount. Add an index on (amount).");
    }

    @Test
    void goes_on_without_the_source() {
        SourceAddress there = SmallShop.source(shop);
        open(away());
        assertThat(get("/relational?source=orders").text()).contains("Nothing is proposed, because the source");
        assertThat(send("/relational", PAYMENTS).text()).contains("payments from payments");
        open(there);
        assertThat(get("/relational?source=ordres").text())
                .contains("There is no table \"ordres\" in the source, so nothing is proposed.");
    }

    private void pattern(String name, String entity, String by) {
        inventory.add(
                migration.id(),
                PatternEdit.ofForm(Map.of("name", name, "direction", "READ", "entities", entity, "partition_by", by)),
                architect.actor());
    }

    private String sentence() {
        return audit.page(workspace.id(), Long.MAX_VALUE, 1).stream()
                .map(AuditEntry::sentence)
                .findFirst()
                .orElseThrow();
    }

    private TargetModel model() {
        return models.of(migration.id()).model();
    }

    private Page get(String page) {
        return architect.browser().get(root + "/model" + page);
    }

    private Page send(String form, Map<String, String> typed) {
        return send(form, form, typed);
    }

    private Page send(String form, String action, Map<String, String> typed) {
        return architect.browser().send(root + "/model" + form, root + "/model" + action, typed);
    }
}
