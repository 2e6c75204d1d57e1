package dev.drover.inventory.csv;

import dev.drover.inventory.PatternEdit;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.PatternId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one row of a file says.
 *
 * @param id the pattern it is about, if it names one
 * @param edit what it says about the fields of that pattern
 * @param ifNew the same with what matters only for a pattern that is not there yet
 */
record RowReading(Optional<PatternId> id, PatternEdit edit, PatternEdit ifNew) {

    private static final Pattern ORDER = Pattern.compile("(?is)(.*\\S)\\s+(asc|desc)(?:ending)?");

    /** @param sheet the name of the file */
    static RowReading of(Columns columns, SheetRow row, String sheet) {
        Map<PatternField, String> texts = new EnumMap<>(PatternField.class);
        List<String> servedBy = new ArrayList<>();
        String id = "";
        for (int i = 0; i < row.cells().size(); i++) {
            String cell = row.cells().get(i);
            Meaning meaning = columns.meanings().get(i);
            if (meaning instanceof Meaning.Field known) {
                put(texts, known.field(), cell);
            } else if (meaning == Meaning.Special.ID) {
                id = cell.strip();
            } else if (meaning instanceof Meaning.Special special && special.servesThePattern() && !cell.isBlank()) {
                servedBy.add(cell.strip());
            }
        }
        addOperation(texts, columns, row);
        addOrder(texts);
        if (!servedBy.isEmpty()) {
            texts.putIfAbsent(PatternField.SERVED_BY, String.join(" · ", servedBy));
        }
        PatternEdit edit = new PatternEdit(texts);
        Optional<PatternId> known = PatternId.parse(id);
        if (known.isEmpty() && !id.isEmpty()) {
            texts.putIfAbsent(PatternField.EVIDENCE_DETAIL, id + " in " + sheet);
        }
        return new RowReading(known, edit, new PatternEdit(texts));
    }

    /** What every pattern has cannot be emptied by a file: no text means that the file does not say. */
    private static void put(Map<PatternField, String> texts, PatternField field, String cell) {
        if (field == PatternField.NAME || !field.neverEmpty() || !cell.isBlank()) {
            // "Single item" and "Multiple items", as the template of AWS Prescriptive Guidance says.
            texts.put(field, field == PatternField.CARDINALITY ? cell.replaceFirst("(?i)\\s+items?\\s*$", "") : cell);
        }
    }

    private static void addOperation(Map<PatternField, String> texts, Columns columns, SheetRow row) {
        int operation = columns.meanings().indexOf(Meaning.Special.OPERATION);
        if (operation >= 0 && operation < row.cells().size()) {
            Operations.direction(row.cells().get(operation))
                    .ifPresent(direction -> texts.putIfAbsent(PatternField.DIRECTION, direction.name()));
        }
    }

    /** "start timestamp DESC" is an order, and a condition in words. */
    private static void addOrder(Map<PatternField, String> texts) {
        Matcher order =
                ORDER.matcher(texts.getOrDefault(PatternField.ORDERING, "").strip());
        if (order.matches()) {
            texts.put(PatternField.ORDERING, order.group(2));
            String filters = texts.getOrDefault(PatternField.FILTERS, "").strip();
            texts.put(
                    PatternField.FILTERS,
                    (filters.isEmpty() ? "" : filters + "; ") + "ordered by "
                            + order.group(1).strip());
        }
    }
}
