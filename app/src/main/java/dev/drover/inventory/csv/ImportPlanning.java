package dev.drover.inventory.csv;

import dev.drover.inventory.EditOutcome;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.PatternId;
import dev.drover.inventory.PatternProblem;
import dev.drover.inventory.StoredPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Compares a file with the inventory, row by row. */
final class ImportPlanning {

    private final Sheet sheet;
    private final Columns columns;
    private final Map<PatternId, StoredPattern> byId = new HashMap<>();
    private final Map<String, List<StoredPattern>> byName = new HashMap<>();
    private final Map<String, Integer> lineOf = new HashMap<>();

    private ImportPlanning(Sheet sheet, Columns columns, List<StoredPattern> stored) {
        this.sheet = sheet;
        this.columns = columns;
        for (StoredPattern pattern : stored) {
            byId.put(pattern.id(), pattern);
            if (!pattern.pattern().isRetired()) {
                byName.computeIfAbsent(key(pattern.pattern().name()), name -> new ArrayList<>())
                        .add(pattern);
            }
        }
    }

    /** Rows with errors come first. */
    static ImportPlan plan(Sheet sheet, Columns columns, List<StoredPattern> stored) {
        ImportPlanning planning = new ImportPlanning(sheet, columns, stored);
        List<PlannedRow> rows = sheet.rows().stream()
                .map(planning::planned)
                .sorted(Comparator.comparing(row -> !(row instanceof PlannedRow.Refused)))
                .toList();
        return new ImportPlan(sheet, columns.ignored(), rows);
    }

    private PlannedRow planned(SheetRow row) {
        int headings = columns.headings().size();
        if (row.cells().size() < headings
                || row.cells().subList(headings, row.cells().size()).stream().anyMatch(c -> !c.isBlank())) {
            return refused(row, RowErrors.otherLength(row, headings));
        }
        SheetRow whole = new SheetRow(row.line(), row.cells().subList(0, headings));
        RowReading reading = RowReading.of(columns, whole, sheet.name());
        String name = key(reading.edit().texts().getOrDefault(PatternField.NAME, ""));
        List<StoredPattern> namesakes = reading.id().isPresent() ? List.of() : byName.getOrDefault(name, List.of());
        if (namesakes.size() > 1) {
            return refused(row, RowErrors.ambiguous(row, columns, namesakes));
        }
        Optional<StoredPattern> existing = reading.id().isPresent()
                ? reading.id().map(byId::get)
                : namesakes.stream().findFirst();
        String about = existing.map(pattern -> pattern.id().toString())
                .or(() -> reading.id().map(PatternId::toString))
                .orElse("name " + name);
        Integer earlier = lineOf.putIfAbsent(about, row.line());
        if (earlier != null) {
            return refused(row, RowErrors.twice(row, columns, reading, earlier));
        }
        return existing.map(pattern -> changed(row, pattern, reading)).orElseGet(() -> added(row, reading));
    }

    private PlannedRow added(SheetRow row, RowReading reading) {
        EditOutcome outcome =
                reading.ifNew().draft(reading.id().map(PatternId::toString).orElse(""));
        if (outcome instanceof EditOutcome.Accepted accepted) {
            return new PlannedRow.Added(row, accepted.pattern());
        }
        return refused(row, (EditOutcome.Refused) outcome);
    }

    private PlannedRow changed(SheetRow row, StoredPattern pattern, RowReading reading) {
        EditOutcome outcome = reading.edit().applyTo(pattern.pattern());
        if (outcome instanceof EditOutcome.Accepted accepted) {
            return accepted.changed().isEmpty()
                    ? new PlannedRow.Unchanged(row, pattern)
                    : new PlannedRow.Changed(row, pattern, accepted.pattern(), accepted.changed());
        }
        return refused(row, (EditOutcome.Refused) outcome);
    }

    private PlannedRow refused(SheetRow row, EditOutcome.Refused outcome) {
        List<String> sentences = new ArrayList<>();
        for (PatternProblem problem : outcome.problems()) {
            sentences.add(RowErrors.of(row, columns, problem));
        }
        return new PlannedRow.Refused(row, sentences);
    }

    private static PlannedRow refused(SheetRow row, String sentence) {
        return new PlannedRow.Refused(row, List.of(sentence));
    }

    private static String key(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
