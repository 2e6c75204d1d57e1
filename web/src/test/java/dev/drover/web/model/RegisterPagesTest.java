package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.TableOptions;
import dev.drover.model.TargetTable;
import dev.drover.web.model.Browser.Page;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions, assumptions and what a table is besides its keys, over HTTP. */
class RegisterPagesTest extends SmallShopPages {

    @Override
    @BeforeEach
    void aMigrationOfTheSmallShop() {
        super.aMigrationOfTheSmallShop();
        saveSmallShop();
    }

    @Test
    void a_decision_is_written_down_with_its_reason_and_shown_without_anybody_s_markup() {
        Page refused = decision(Map.of("title", "One table", "status", "ACCEPTED", "body", "", "reason", " "));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Enter the reason");
        assertThat(refused.value("title")).isEqualTo("One table");

        Page page = decision(Map.of(
                "title",
                "One table",
                "status",
                "ACCEPTED",
                "body",
                "**Orders** with lines <script>alert(1)</script> [x](javascript:alert(1))",
                "reason",
                "They are read together"));

        assertThat(page.text()).contains("1. One table Accepted", "Because They are read together");
        assertThat(page.html())
                .contains("<strong>Orders</strong>", "&lt;script&gt;")
                .doesNotContain("<script>alert", "javascript:alert");
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1).get(0).sentence())
                .isEqualTo("Wrote down the decision One table (Accepted).");
    }

    @Test
    void of_two_people_who_change_one_decision_the_second_is_told() {
        decision(Map.of("title", "One table", "status", "PROPOSED", "body", "", "reason", "First"));
        String form = root + "/decisions/decision?id=" + firstId();

        Page changed = architect.browser().send(form, root + "/decisions/decision", change("1", "Second"));
        Page late = architect.browser().send(form, root + "/decisions/decision", change("1", "Third"));

        assertThat(changed.text()).contains("Because Second");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("Somebody else changed or removed the decision One table", "Third");
        assertThat(late.html()).contains("name=\"version\" value=\"2\"");
        assertThat(architect.browser().get(root + "/decisions").text()).contains("Because Second");
    }

    @Test
    void a_feature_in_use_asks_for_a_row_in_the_register_until_there_is_one() {
        TargetTable table = models.of(migration.id()).model().tables().get(0);
        options(Map.of("table", table.name(), "stream", "NEW_IMAGE", "recovery", "UNDECIDED"));
        assertThat(architect.browser().get(root + "/decisions").text())
                .contains("Nobody has said what leaving these would take Streams in shop");

        Page undated =
                assumption(Map.of("sentence", "Readers see changes", "feature", "STREAMS", "owner", "Shop team"));
        assertThat(undated.status()).isEqualTo(422);
        assertThat(undated.text())
                .contains("Enter what leaving it would take", "Enter the day from which somebody looks at it again");

        Page page = assumption(Map.of(
                "sentence",
                "Readers see changes",
                "feature",
                "STREAMS",
                "owner",
                "Shop team",
                "exitCost",
                "Two weeks",
                "changeLikely",
                "true",
                "reviewOn",
                "2020-01-01"));

        assertThat(page.text())
                .contains("Readers see changes Streams Shop team Two weeks nothing Likely to change 2020-01-01 Overdue")
                .doesNotContain("Nobody has said");
    }

    @Test
    void options_of_a_table_are_checked_and_kept() {
        Page refused = options(Map.of(
                "table", "shop", "capacity", "PROVISIONED", "readUnits", "0", "writeUnits", "5", "recovery", "OFF"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains(
                        "The capacity is 0 read units a second. It is between 1 and 40000",
                        "Point-in-time recovery stays off, and nobody says why");

        Page page = options(Map.of(
                "table",
                "shop",
                "capacity",
                "PROVISIONED",
                "readUnits",
                "10",
                "writeUnits",
                "5",
                "recovery",
                "ON",
                "recoveryDays",
                "35",
                "deletionProtection",
                "true"));

        assertThat(page.text())
                .contains("Options: provisioned, 10 read and 5 write units a second · nothing expires · no stream"
                        + " · point-in-time recovery of 35 days · protected from being deleted");
        TableOptions kept = models.of(migration.id()).model().tables().get(0).options();
        assertThat(kept.capacity()).isEqualTo(new TableOptions.Capacity(10, 5));
        assertThat(kept.deletionProtection()).isTrue();
    }

    @Test
    void a_local_index_has_the_partition_key_of_its_table_and_a_global_one_may_have_several() {
        Page refused = index(Map.of("name", "LSI1", "kind", "LOCAL", "partitionKey", "other", "sortKey", "total"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("A local index has the partition key of its table, pk");

        assertThat(index(Map.of("name", "LSI1", "kind", "LOCAL", "partitionKey", "pk", "sortKey", "total"))
                        .text())
                .contains("LSI1 local");
        assertThat(index(Map.of(
                                "name",
                                "GSI9",
                                "kind",
                                "GLOBAL",
                                "partitionKey",
                                "region",
                                "morePartition",
                                "city, floor:N",
                                "sortKey",
                                "day",
                                "moreSort",
                                "hour:N"))
                        .text())
                .contains("GSI9 region S, city S, floor N day S, hour N");
    }

    @Test
    void a_key_that_is_spread_over_suffixes_says_over_how_many() {
        Page refused = index(
                Map.of("name", "GSI9", "kind", "GLOBAL", "partitionKey", "day", "sortKey", "hour", "shards", "1"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("The suffixes of the partition key are 1. Enter how many there are");
        assertThat(refused.html()).contains("id=\"shards-error\"");
        assertThat(refused.value("shards")).isEqualTo("1");

        assertThat(index(Map.of(
                                "name",
                                "GSI9",
                                "kind",
                                "GLOBAL",
                                "partitionKey",
                                "day",
                                "sortKey",
                                "hour",
                                "shards",
                                "10"))
                        .text())
                .contains("GSI9 day S, spread over 10 suffixes");
        assertThat(models.of(migration.id()).model().tables().get(0).index("GSI9"))
                .hasValueSatisfying(index -> assertThat(index.shards()).isEqualTo(10));
    }

    @Test
    void a_count_of_imports_is_written_down_with_who_counted_and_when() {
        String form = root + "/decisions/imports";
        Page refused = architect
                .browser()
                .send(
                        form,
                        form,
                        Map.of("imports", "few", "countedBy", "", "countedOn", "2999-01-01", "command", "wc"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("Enter how many imports there are", "Enter who counted", "2999-01-01, is yet to come");
        assertThat(refused.value("imports")).isEqualTo("few");

        Map<String, String> typed =
                Map.of("imports", "3", "countedBy", "Nightly build", "countedOn", "2026-01-02", "command", "wc");
        assertThat(architect.browser().send(form, form, typed).text())
                .contains("3 outside of the adapter counted by Nightly build on 2026-01-02 (UTC)");
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1).get(0).sentence())
                .isEqualTo(
                        "Wrote down 3 imports of the vendor's SDK outside of the adapter, counted by Nightly build on"
                                + " 2026-01-02.");
        Map<String, String> late = new HashMap<>(typed);
        late.put("version", "0");
        assertThat(architect.browser().send(form, form, late).status()).isEqualTo(409);
        assertThat(architect.browser().get(root + "/lint").text())
                .contains("Nightly build counted 3 imports of the vendor's SDK");
    }

    private Page decision(Map<String, String> typed) {
        return architect.browser().send(root + "/decisions/decision", root + "/decisions/decision", typed);
    }

    private Page assumption(Map<String, String> typed) {
        return architect.browser().send(root + "/decisions/assumption", root + "/decisions/assumption", typed);
    }

    private Page options(Map<String, String> typed) {
        return architect.browser().send(root + "/model/options?table=shop", root + "/model/options", typed);
    }

    private Page index(Map<String, String> typed) {
        Map<String, String> all = new HashMap<>(typed);
        all.put("table", "shop");
        all.put("old", "");
        all.put("projection", "ALL");
        return architect.browser().send(root + "/model/index?table=shop", root + "/model/index", all);
    }

    private Map<String, String> change(String version, String reason) {
        return Map.of(
                "id",
                firstId(),
                "version",
                version,
                "title",
                "One table",
                "status",
                "ACCEPTED",
                "body",
                "",
                "reason",
                reason);
    }

    private String firstId() {
        String html = architect.browser().get(root + "/decisions").html();
        return html.replaceAll("(?s).*decisions/decision\\?id=(\\d+).*", "$1");
    }
}
