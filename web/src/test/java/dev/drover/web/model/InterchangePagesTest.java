package dev.drover.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.TargetModel;
import dev.drover.people.Role;
import dev.drover.testing.SmallShop;
import dev.drover.web.model.Browser.Page;
import dev.drover.web.model.ModelPages.Visitor;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions, imports and exports over HTTP, as a browser without scripts sees them. The source cannot be reached. */
class InterchangePagesTest extends SmallShopPages {

    private static final String CLUB = """
            {"ModelName": "Club", "Mine": {"kept": 1.50}, "DataModel": [
              {"TableName": "club",
               "KeyAttributes": {"PartitionKey": {"AttributeName": "PK", "AttributeType": "S"}},
               "NonKeyAttributes": [{"AttributeName": "Name", "AttributeType": "S"}, {"AttributeName": "Fee", "AttributeType": "S"}],
               "TableFacets": [{"FacetName": "<Member>", "KeyAttributeAlias": {"PartitionKeyAlias": "PK"},
                 "TableData": [{"PK": {"S": "M#7"}, "Name": {"S": "Noor"}, "Fee": {"S": "40"}}],
                 "NonKeyAttributes": ["Name"]}]},
              {"TableName": "pictures",
               "KeyAttributes": {"PartitionKey": {"AttributeName": "Hash", "AttributeType": "B"}}}]}
            """;

    @Override
    @BeforeEach
    void aMigrationOfTheSmallShop() {
        open(away());
        saveSmallShop();
    }

    @Test
    void compares_two_versions_and_goes_back_to_one() {
        models.save(migration.id(), TargetModel.empty(), 1, "it all away", architect.actor());

        assertThat(architect.browser().get(root + "/versions").text())
                .contains(
                        "Changed it all away in the target model.",
                        "2 current",
                        architect.actor().name());
        String compare = root + "/versions/compare?from=2&to=1";
        Page page = architect.browser().get(compare);
        assertThat(page.text())
                .contains(
                        "From version 2 to version 1",
                        "The table shop is new: key pk (S), sk (S), 2 indexes and 4 entities.",
                        "DynamoDB on demand",
                        "Make version 1 the current one");
        assertThat(page.html()).doesNotContain("style=\"", "onclick");

        Page conflict = architect.browser().send(compare, root + "/versions/1/restore", Map.of("modelVersion", "1"));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text())
                .contains("The target model was changed by " + architect.actor().name());

        Page restored = architect.browser().send(compare, root + "/versions/1/restore", Map.of());
        assertThat(restored.text()).contains("The target model is what it was in version 1.", "3 current");
        assertThat(models.of(migration.id()).model()).isEqualTo(SmallShop.model());
        assertThat(architect
                        .browser()
                        .get(root + "/versions/compare?from=1&to=9")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void previews_a_file_takes_it_and_gives_it_back_with_everything_in_it() {
        Page preview = upload("file", CLUB);
        assertThat(preview.text())
                .contains(
                        "nothing is written yet",
                        "The table club is new: key PK (S), no indexes and no entities.",
                        "pictures The key attribute \"Hash\" is binary (B).",
                        "Numbers that the file keeps as text",
                        "club · Fee, for example 40",
                        "<Member> in club, 1 sample");
        assertThat(models.of(migration.id()).version()).isEqualTo(1);
        String address = preview.address();

        models.save(migration.id(), SmallShop.model(), 1, "something else", architect.actor());
        Page conflict = architect.browser().send(address, address, Map.of("modelVersion", "1"));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("while you were editing", "Import 1 table");

        Page taken = architect.browser().send(address, address, Map.of());
        assertThat(taken.text())
                .contains("The tables of the file are in the target model, version 3.", "Not mapped yet", "M#7");
        Page file = architect.browser().get(root + "/interchange/nosql-workbench.json");
        assertThat(file.html()).contains("\"kept\" : 1.50", "\"<Member>\"", "\"pictures\"", "\"shop\"");
        Page again = architect.browser().get(address);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.text()).contains("The file is not kept any more");
    }

    @Test
    void refuses_files_that_are_no_models_and_writes_nothing() {
        assertThat(upload("file", "{\"tables\": []}").text())
                .contains("There is 1 problem", "It is neither a model of NoSQL Workbench");
        Page large = upload("file", " ".repeat(6_000_000));
        assertThat(large.status()).isEqualTo(422);
        assertThat(large.text()).contains("The file has 6 MB, and a model file may have 5 MB.");
        assertThat(upload("nothing", "x").text()).contains("Choose a file that is not empty.");
        assertThat(models.of(migration.id()).version()).isEqualTo(1);
    }

    @Test
    void exports_to_other_tools_and_as_a_document() {
        assertThat(architect
                        .browser()
                        .get(root + "/interchange/cloudformation.yaml")
                        .html())
                .contains("Type: AWS::DynamoDB::Table", "TableName: shop");
        assertThat(architect
                        .browser()
                        .get(root + "/interchange/cloudformation.json")
                        .html())
                .contains("\"AWS::DynamoDB::Table\"");
        assertThat(architect
                        .browser()
                        .get(root + "/interchange/terraform.tf.json")
                        .html())
                .contains("\"key_schema\"", "\">= 6.30\"");
        assertThat(architect.browser().get(root + "/interchange/model.md").html())
                .startsWith("# Target model of Orders")
                .contains("## Findings", "KEY-06", "## Cost");
        assertThat(ModelExportController.fileName("Bestellungen → “Übersicht” #2/..\\x"))
                .isEqualTo("bestellungen-ubersicht-2-x");
        assertThat(ModelExportController.fileName("注文")).isEqualTo("model");
    }

    @Test
    void works_with_an_uploaded_schema_while_the_source_is_away() {
        Page kept = architect.browser().upload(root + "/interchange", root + "/interchange/schema", "schema", """
                create table shop.orders (id bigint primary key, customer_id bigint references shop.customers(id));
                alter table shop.orders add column late text;
                """);
        assertThat(kept.text())
                .contains(
                        "The schema is kept, with 1 table.",
                        "2 alter table shop.orders add column late text",
                        "It changes a table that was made before.");

        assertThat(architect.browser().get(root + "/model").text())
                .contains(
                        "The source cannot be read", "In its place stands the uploaded schema", "Uploaded schema shop");
        assertThat(architect.browser().get(root + "/lint").text())
                .contains("In its place stands the uploaded schema", "REL-01");

        Page removed = architect.browser().send(root + "/interchange", root + "/interchange/schema/remove", Map.of());
        assertThat(removed.text()).contains("The uploaded schema is removed.");
        assertThat(architect.browser().get(root + "/model").text()).doesNotContain("uploaded schema");
    }

    @Test
    void shows_everything_to_everybody_and_changes_nothing_for_others() {
        Visitor lead = pages.visitor(port, workspace, Role.LEAD);

        assertThat(lead.browser().get(root + "/interchange").text())
                .contains("CloudFormation, YAML")
                .doesNotContain("Import tables");
        assertThat(lead.browser().get(root + "/versions/compare?from=0&to=1").text())
                .doesNotContain("the current one again", "Go back to");
        assertThat(pages.visitor(port, pages.workspace(), Role.ARCHITECT)
                        .browser()
                        .get(root + "/interchange/cloudformation.json")
                        .status())
                .isEqualTo(404);
    }

    private Page upload(String field, String content) {
        return architect.browser().upload(root + "/interchange", root + "/interchange/import", field, content);
    }
}
