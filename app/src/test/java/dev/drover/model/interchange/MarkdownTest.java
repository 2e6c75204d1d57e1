package dev.drover.model.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.Patterns;
import dev.drover.model.RowsBehind;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.cost.InventoryWorkload;
import dev.drover.model.cost.MoveSizes;
import dev.drover.model.cost.PriceFile;
import dev.drover.model.cost.RelationalSizes;
import dev.drover.model.coverage.Coverage;
import dev.drover.model.interchange.ModelDocument.Contents;
import dev.drover.model.lint.LintReport;
import dev.drover.model.register.Decision;
import dev.drover.model.register.DecisionStatus;
import dev.drover.model.relational.ObjectPrefix;
import dev.drover.model.relational.RelationalLines;
import dev.drover.model.relational.RelationalTable;
import dev.drover.testing.SmallShop;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void shows_every_text_as_it_is() {
        assertThat(Markdown.escaped("a|b `c` *d* _e_ [f](g) <h> & #1 ~i~ @j \\"))
                .isEqualTo("a\\|b \\`c\\` \\*d\\* \\_e\\_" + " \\[f\\](g) &lt;h> &amp; \\#1 \\~i\\~ &#64;j \\\\");
        assertThat(Markdown.escaped(" two\r\nlines\t")).isEqualTo("two lines");
        assertThat(new Markdown().paragraph("- no list").paragraph("1. no list").toString())
                .isEqualTo("\\- no list\n\n1\\. no list\n\n");
        assertThat(new Markdown()
                        .table(List.of("A", "B"), List.of(List.of("1|2", "x\ny")))
                        .toString())
                .isEqualTo("| A | B |\n| --- | --- |\n| 1\\|2 | x y |\n\n");
    }

    @Test
    void tells_of_relational_tables_and_prefixes_and_what_they_serve() {
        TargetModel model = new TargetModel(
                List.of(),
                List.of(new RelationalTable(
                        "payments",
                        "payments",
                        RelationalLines.columns("id bigint not null from id\nnote text"),
                        List.of("id"),
                        RelationalLines.indexes("by_note (note)"),
                        List.of(),
                        RelationalLines.checks("known (id > 0)"))),
                List.of(new ObjectPrefix(
                        "archive", "payments/", "payments", ObjectPrefix.Format.CSV, List.of(), "For auditors")));
        AccessPattern pattern = Patterns.kept(
                "AP-001",
                Map.of(
                        PatternField.NAME, "Payment by id",
                        PatternField.DIRECTION, "READ",
                        PatternField.ENTITIES, "Payment",
                        PatternField.CARDINALITY, "SINGLE",
                        PatternField.PARTITION_BY, "id"));

        assertThat(document(model, List.of(pattern), List.of()).lines())
                .contains(
                        "## Relational table payments from payments",
                        "| id | bigint | no | column id |",
                        "| note | text | yes | nothing of the source |",
                        "- Primary key: id",
                        "- Index: by\\_note (note)",
                        "- Check: known (id > 0)",
                        "| s3://archive/payments/ | payments | CSV |  | For auditors |")
                .anyMatch(line -> line.contains("Primary key on payments | One row of payments by its primary key"))
                .noneMatch(line -> line.contains("The model has no table yet"));
    }

    @Test
    void tells_of_a_model_what_there_is_to_tell() {
        TargetTable shop = SmallShop.model().tables().get(0);
        TargetModel model = new TargetModel(List.of(shop.withEntities(shop.entities().stream()
                        .map(entity -> entity.withExtension("more"))
                        .toList())))
                .with(new RowsBehind("orders", "id == 9", "Our own tests."));
        String document = document(
                model,
                List.of(),
                List.of(new Decision(
                        1,
                        "One table",
                        DecisionStatus.ACCEPTED,
                        "All in *one*",
                        "Read together",
                        1,
                        "Ana",
                        Instant.EPOCH)));

        assertThat(document.lines())
                .contains(
                        "# Target model of Orders",
                        "Version 7, changed by Ana, 25 Nov 2026, 13:05 UTC.",
                        "## Table shop",
                        "| GSI2 | GSI2PK (S) | GSI2SK (S) | keys and total, customer\\_id |",
                        "- Capacity: on demand.",
                        "### Order from orders",
                        "| pk | ORDER\\#\\{id\\} |",
                        "| total | column total as N |",
                        "- The attribute for later fields is more.",
                        "## Rows left behind on purpose",
                        "| orders | id == 9 | Our own tests. |",
                        "| One table | Accepted | All in \\*one\\* | Read together |",
                        "## Findings",
                        "| Store | USD a month | What to know |");
    }

    private static String document(TargetModel model, List<AccessPattern> patterns, List<Decision> decisions) {
        return ModelDocument.markdown(new Contents(
                "Orders",
                new StoredModel(model, 7, "Ana", Instant.parse("2026-11-25T13:05:00Z")),
                decisions,
                Coverage.of(model, patterns),
                new LintReport(List.of(), List.of(), List.of(), List.of()),
                CostSheet.of(
                        InventoryWorkload.of(model, patterns, Map.of()),
                        PriceFile.read(PriceFile.shipped()),
                        RelationalSizes.UNKNOWN,
                        MoveSizes.UNKNOWN)));
    }
}
