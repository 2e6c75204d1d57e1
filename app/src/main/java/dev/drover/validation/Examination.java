package dev.drover.validation;

import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.MappedRow;
import dev.drover.validation.compare.AttributeDifference;
import dev.drover.validation.compare.Cause;
import dev.drover.validation.compare.ItemComparison;
import dev.drover.validation.pass.KeyText;
import dev.drover.validation.pass.RecordLookup;
import dev.drover.validation.pass.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Fetches both sides of differing records, whole, and names what is wrong. */
final class Examination {

    private final List<Table> tables;
    private final RecordLookup lookup;
    private final int listedOfEach;
    private final List<ListedDifference> differences = new ArrayList<>();
    private Findings findings;

    Examination(List<Table> tables, RecordLookup lookup, Findings findings, int listedOfEach) {
        this.tables = tables;
        this.lookup = lookup;
        this.findings = findings;
        this.listedOfEach = listedOfEach;
    }

    Findings findings() {
        return findings;
    }

    List<ListedDifference> differences() {
        return differences;
    }

    void examine(Suspect suspect) {
        switch (suspect.verdict()) {
            case COLLISION -> collision(suspect);
            case MISSING -> missing(suspect);
            case EXTRA -> extra(suspect, Cause.EXTRA, "and no source row that was copied has this key");
            case BEHIND ->
                extra(suspect, Cause.LEFT_BEHIND, "although " + firstRow(suspect) + " stays behind on purpose");
            case CHANGED -> changed(suspect);
        }
        findings = findings.plusExamined(1);
    }

    private void collision(Suspect suspect) {
        String rows =
                suspect.sourceRows().stream().map(row -> rowWords(suspect, row)).collect(Collectors.joining("; "));
        list(
                suspect,
                rows,
                new AttributeDifference(
                        "",
                        rows,
                        "",
                        Cause.KEY_COLLISION,
                        String.format(
                                "%,d source rows get the key %s, and the target can hold only one of them: %s%s.",
                                suspect.rows(),
                                KeyText.words(suspect.targetKey()),
                                rows,
                                suspect.rows() > suspect.sourceRows().size() ? " and more" : "")));
    }

    private void missing(Suspect suspect) {
        Optional<Item> source = source(suspect);
        Optional<Item> target = lookup.item(suspect.table(), suspect.targetKey());
        if (source.isEmpty() || target.isPresent()) {
            findings = findings.plusRecords(Cause.MISSING, -1);
            unsteady(suspect);
        } else {
            String row = firstRow(suspect);
            list(
                    suspect,
                    row,
                    new AttributeDifference(
                            "",
                            ItemComparison.text(source.get()),
                            "",
                            Cause.MISSING,
                            row + " is not in the target, where it should be " + KeyText.words(suspect.targetKey())
                                    + "."));
        }
    }

    private void extra(Suspect suspect, Cause cause, String because) {
        Optional<Item> target = lookup.item(suspect.table(), suspect.targetKey());
        if (target.isEmpty()) {
            findings = findings.plusRecords(cause, -1);
            unsteady(suspect);
        } else {
            list(
                    suspect,
                    firstRow(suspect),
                    new AttributeDifference(
                            "",
                            "",
                            ItemComparison.text(target.get()),
                            cause,
                            KeyText.words(suspect.targetKey()) + " is in the target, " + because + "."));
        }
    }

    private void changed(Suspect suspect) {
        Optional<Item> source = source(suspect);
        Optional<Item> target = lookup.item(suspect.table(), suspect.targetKey());
        List<AttributeDifference> found = source.isPresent() && target.isPresent()
                ? ItemComparison.compare(source.get(), target.get())
                : List.of();
        if (found.isEmpty()) {
            unsteady(suspect);
            return;
        }
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        for (AttributeDifference difference : found) {
            causes.add(difference.cause());
            list(suspect, firstRow(suspect), difference);
        }
        for (Cause cause : causes) {
            findings = findings.plusRecords(cause, 1);
        }
    }

    private void unsteady(Suspect suspect) {
        findings = findings.plusRecords(Cause.UNSTEADY, 1);
        list(
                suspect,
                firstRow(suspect),
                new AttributeDifference(
                        "",
                        "",
                        "",
                        Cause.UNSTEADY,
                        KeyText.words(suspect.targetKey())
                                + " differed when it was read and does not differ any more: something still writes."
                                + " Freeze all writes and validate again."));
    }

    private Optional<Item> source(Suspect suspect) {
        Suspect.SourceRow row = suspect.sourceRows().get(0);
        return lookup.row(suspect.table(), row.entity(), row.key())
                .filter(MappedRow.Ready.class::isInstance)
                .map(mapped -> ((MappedRow.Ready) mapped).item());
    }

    private String firstRow(Suspect suspect) {
        return suspect.sourceRows().isEmpty()
                ? ""
                : rowWords(suspect, suspect.sourceRows().get(0));
    }

    private String rowWords(Suspect suspect, Suspect.SourceRow row) {
        return tables.get(suspect.table()).rowWords(row.entity(), row.key());
    }

    private void list(Suspect suspect, String sourceKey, AttributeDifference difference) {
        if (findings.listed(difference.cause()) >= listedOfEach) {
            return;
        }
        findings = findings.plusListed(difference.cause());
        Table table = tables.get(suspect.table());
        differences.add(new ListedDifference(
                findings.allListed(),
                difference.cause(),
                table.model().name(),
                suspect.entity() < table.entities().size()
                        ? table.entities().get(suspect.entity()).entity()
                        : EntityCount.UNKNOWN,
                sourceKey,
                KeyText.words(suspect.targetKey()),
                difference.attribute(),
                difference.source(),
                difference.target(),
                difference.sentence()));
    }
}
