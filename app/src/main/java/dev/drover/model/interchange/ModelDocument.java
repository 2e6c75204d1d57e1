package dev.drover.model.interchange;

import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.RowsBehind;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetTable;
import dev.drover.model.cost.Bill;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.coverage.Cell;
import dev.drover.model.coverage.CoverageMatrix;
import dev.drover.model.coverage.CoveredPattern;
import dev.drover.model.lint.JudgedFinding;
import dev.drover.model.lint.LintReport;
import dev.drover.model.register.Decision;
import dev.drover.model.relational.ObjectPrefix;
import dev.drover.model.relational.RelationalLines;
import dev.drover.model.relational.RelationalTable;
import dev.drover.model.version.ModelText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A target model as a document that people read, with what there is to say about it: coverage, findings, cost. */
public final class ModelDocument {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Contents contents;
    private final Markdown text = new Markdown();

    private ModelDocument(Contents contents) {
        this.contents = contents;
    }

    /**
     * What the document tells.
     *
     * @param title the migration's name
     * @param cost with the access patterns and prices of now
     */
    public record Contents(
            String title,
            StoredModel stored,
            List<Decision> decisions,
            CoverageMatrix coverage,
            LintReport lint,
            CostSheet cost) {

        public Contents {
            decisions = List.copyOf(decisions);
        }
    }

    /** The document in Markdown. */
    public static String markdown(Contents contents) {
        ModelDocument document = new ModelDocument(contents);
        document.write();
        return document.text.toString();
    }

    private void write() {
        StoredModel stored = contents.stored();
        text.heading(1, "Target model of " + contents.title());
        if (stored.version() > 0) {
            text.paragraph("Version " + stored.version() + ", changed by " + stored.changedBy() + ", "
                    + time(stored.changedAt()) + ".");
        }
        if (stored.model().tables().isEmpty()
                && stored.model().relationalTables().isEmpty()
                && stored.model().prefixes().isEmpty()) {
            text.paragraph("The model has no table yet.");
        }
        stored.model().tables().forEach(this::table);
        stored.model().relationalTables().forEach(this::relationalTable);
        prefixes(stored.model().prefixes());
        rowsBehind();
        decisions();
        patterns();
        findings();
        cost();
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private void table(TargetTable table) {
        text.heading(2, "Table " + table.name());
        List<List<String>> keys = new ArrayList<>();
        keys.add(Markdown.cells(
                "Table",
                ModelText.keys(List.of(table.partitionKey())) + spread(table.shards()),
                table.sortKey() == null ? "none" : ModelText.keys(List.of(table.sortKey())),
                "everything"));
        for (GlobalIndex index : table.indexes()) {
            keys.add(Markdown.cells(
                    index.name() + (index.local() ? " (local)" : ""),
                    ModelText.keys(index.partitionKeys()) + spread(index.shards()),
                    index.sortKeys().isEmpty() ? "none" : ModelText.keys(index.sortKeys()),
                    ModelText.projection(index)));
        }
        text.table(List.of("Key", "Partition key", "Sort key", "Carries"), keys);
        text.points(ModelText.options(table.options()));
        table.entities().forEach(this::entity);
    }

    private static String spread(int shards) {
        return shards == 0 ? "" : ", spread over " + ModelText.spread(shards);
    }

    private void entity(EntityMapping entity) {
        text.heading(3, entity.entity() + " from " + entity.sourceTable());
        List<List<String>> rows = new ArrayList<>();
        entity.keys().forEach(key -> rows.add(Markdown.cells(key.attribute(), ModelText.template(key))));
        rows.add(
                Markdown.cells(entity.versionAttribute(), "always " + entity.version() + ", the version of the shape"));
        entity.attributes()
                .forEach(attribute -> rows.add(Markdown.cells(attribute.attribute(), ModelText.mapping(attribute))));
        text.table(List.of("Attribute", "Comes from"), rows);
        text.points(ModelText.besides(entity));
    }

    private void rowsBehind() {
        List<RowsBehind> behind = contents.stored().model().rowsBehind();
        if (behind.isEmpty()) {
            return;
        }
        text.heading(2, "Rows left behind on purpose");
        text.table(
                List.of("Table of the source", "Condition", "Why"),
                behind.stream()
                        .map(rows -> Markdown.cells(rows.sourceTable(), rows.condition(), rows.reason()))
                        .toList());
    }

    private void relationalTable(RelationalTable table) {
        text.heading(2, "Relational table " + table.name() + " from " + table.sourceTable());
        text.table(
                List.of("Column", "Type", "May be null", "Comes from"),
                table.columns().stream()
                        .map(column -> Markdown.cells(
                                column.name(),
                                column.type(),
                                column.nullable() ? "yes" : "no",
                                column.source() == null ? "nothing of the source" : "column " + column.source()))
                        .toList());
        List<String> besides = new ArrayList<>();
        if (!table.primaryKey().isEmpty()) {
            besides.add("Primary key: " + RelationalLines.ofNames(table.primaryKey()));
        }
        RelationalLines.ofIndexes(table.indexes()).lines().forEach(line -> besides.add("Index: " + line));
        RelationalLines.ofForeignKeys(table.foreignKeys()).lines().forEach(line -> besides.add("Foreign key: " + line));
        RelationalLines.ofChecks(table.checks()).lines().forEach(line -> besides.add("Check: " + line));
        text.points(besides);
    }

    private void prefixes(List<ObjectPrefix> prefixes) {
        if (prefixes.isEmpty()) {
            return;
        }
        text.heading(2, "S3 prefixes");
        text.table(
                List.of("Prefix", "Rows of", "Format", "Partitions", "What for"),
                prefixes.stream()
                        .map(prefix -> Markdown.cells(
                                prefix.address(),
                                prefix.sourceTable(),
                                prefix.format().label(),
                                String.join(", ", prefix.partitionColumns()),
                                prefix.purpose()))
                        .toList());
    }

    private void decisions() {
        if (contents.decisions().isEmpty()) {
            return;
        }
        text.heading(2, "Decisions");
        text.table(
                List.of("Decision", "Status", "What", "Why"),
                contents.decisions().stream()
                        .map(decision -> Markdown.cells(
                                decision.title(), decision.status().word(), decision.body(), decision.reason()))
                        .toList());
    }

    private void patterns() {
        text.heading(2, "Access patterns");
        List<List<String>> rows = new ArrayList<>();
        for (CoveredPattern row : contents.coverage().rows()) {
            rows.add(Markdown.cells(row.pattern().id(), row.pattern().name(), served(row), why(row)));
        }
        if (rows.isEmpty()) {
            text.paragraph("The inventory has none.");
        }
        text.table(List.of("Id", "Access pattern", "Served by", "Why"), rows);
    }

    private static String served(CoveredPattern row) {
        if (row.pattern().direction() == Direction.NONE) {
            return "the client alone";
        }
        return row.path()
                .map(cell -> cell.operation() + " on " + cell.structure().id())
                .or(() -> row.besidePath().map(cell -> cell.word() + " on " + cell.structure()))
                .orElse("nothing");
    }

    private static String why(CoveredPattern row) {
        Optional<Cell> path = row.path();
        if (path.isEmpty()) {
            return row.besidePath()
                    .map(cell -> sentences(cell.reason(), cell.caveats()))
                    .orElseGet(() -> row.isGap() ? row.gapReason() : "");
        }
        return sentences(path.get().reason(), path.get().caveats());
    }

    private static String sentences(String reason, List<String> caveats) {
        return Stream.concat(Stream.of(reason), caveats.stream()).collect(Collectors.joining(" "));
    }

    private void findings() {
        text.heading(2, "Findings");
        List<List<String>> rows = new ArrayList<>();
        contents.lint().open().forEach(judged -> rows.add(finding(judged, "")));
        contents.lint().waived().forEach(judged -> rows.add(finding(judged, waiver(judged))));
        if (rows.isEmpty()) {
            text.paragraph("The lint rules find nothing.");
        }
        text.table(List.of("Rule", "Severity", "Where", "Finding", "Waived"), rows);
    }

    private static List<String> finding(JudgedFinding judged, String waived) {
        return Markdown.cells(
                judged.rule().id(),
                judged.finding().severity().word(),
                judged.finding().place().label(),
                judged.finding().sentence(),
                waived);
    }

    private static String waiver(JudgedFinding judged) {
        return judged.waiver() == null
                ? ""
                : "by " + judged.waiver().person() + " until " + judged.waiver().expires() + ": "
                        + judged.waiver().reason();
    }

    private void cost() {
        text.heading(2, "Cost");
        text.paragraph("In USD a month, at the prices of "
                + contents.cost().prices().origin().region() + " of "
                + contents.cost().prices().origin().effective() + ".");
        List<List<String>> rows = new ArrayList<>();
        for (Bill bill : contents.cost().options()) {
            String amount = bill.isKnown() ? String.format(Locale.ENGLISH, "%,.2f", bill.usd()) : "not known";
            rows.add(Markdown.cells(bill.name(), amount, String.join(" ", bill.missing())));
        }
        text.table(List.of("Store", "USD a month", "What to know"), rows);
    }
}
