package dev.drover.discovery;

import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.EvidenceKind;
import dev.drover.inventory.AccessPattern.Volume.Origin;
import dev.drover.inventory.PatternField;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a draft goes into the fields of a pattern. What is not measured stays empty. */
final class DraftFields {

    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_UP);
    private static final int MOST_DECIMALS = 6;
    private static final int LONGEST_LIST = 4_000;

    private final SourceFacts facts;
    private final Classified classified;
    private final Activity activity;
    private final String evidence;
    private final List<String> notes;

    DraftFields(SourceFacts facts, Classified classified, Activity activity, String evidence, List<String> notes) {
        this.facts = facts;
        this.classified = classified;
        this.activity = activity;
        this.evidence = evidence;
        this.notes = notes;
    }

    Map<PatternField, String> texts() {
        Map<PatternField, String> texts = new EnumMap<>(PatternField.class);
        texts.put(PatternField.NAME, DraftName.of(classified));
        texts.put(PatternField.DIRECTION, PatternField.DIRECTION.kind().write(direction()));
        texts.put(PatternField.CARDINALITY, classified.kind().cardinality().name());
        texts.put(
                PatternField.ENTITIES,
                list(classified.tables().stream().map(DraftName::entity).toList()));
        texts.put(PatternField.PARTITION_BY, list(classified.partitionBy()));
        texts.put(PatternField.SORT_BY, list(classified.sortBy()));
        Boolean descending = classified.descending();
        texts.put(PatternField.ORDERING, descending == null ? "" : descending ? "DESC" : "ASC");
        texts.put(PatternField.FILTERS, cut(String.join(" and ", classified.filters())));
        texts.put(PatternField.SELECTIVITY, number(classified.selectivity()));
        texts.put(reads() ? PatternField.ATTRIBUTES_NEEDED : PatternField.ATTRIBUTES_WRITTEN, list(attributes()));
        texts.put(PatternField.DESCRIPTION, cut(description()));
        texts.put(PatternField.EVIDENCE, EvidenceKind.SOURCE_DIGEST.name());
        texts.put(PatternField.EVIDENCE_DETAIL, cut(evidence));
        load(texts);
        sizes(texts);
        texts.values().removeIf(String::isEmpty);
        return texts;
    }

    private Object direction() {
        boolean deletes = classified.kind() == StatementClass.MULTI_WRITE
                && classified.writes().isEmpty();
        return deletes ? Direction.DELETE : classified.kind().direction();
    }

    private boolean reads() {
        return !classified.kind().direction().writes();
    }

    private void load(Map<PatternField, String> texts) {
        if (activity.calls() > 0) {
            texts.put(PatternField.AVG_RPS, number(activity.perSecond()));
            texts.put(PatternField.PEAK_RPS, number(activity.peakPerSecond()));
            if (classified.kind().cardinality() != Cardinality.SINGLE) {
                texts.put(PatternField.ITEMS_PER_CALL_AVG, number(activity.rowsPerCall()));
            } else {
                misses(texts);
            }
        }
        texts.put(PatternField.TOP_KEY_SHARE, number(topShare()));
    }

    /** Calls that found no row: of a read by key items that do not exist, of a conditional write failed conditions. */
    private void misses(Map<PatternField, String> texts) {
        double missed = Math.max(0, 1 - activity.rowsPerCall());
        if (classified.kind() == StatementClass.POINT) {
            texts.put(PatternField.NON_EXISTENT_RATE, number(missed));
        } else if (classified.kind() == StatementClass.CONDITIONAL_UPDATE) {
            texts.put(PatternField.CONDITIONAL_FAIL_RATE, number(missed));
        }
    }

    private void sizes(Map<PatternField, String> texts) {
        List<SourceFacts.Table> items = classified.tables().stream()
                .filter(table -> !classified.lookups().contains(table))
                .flatMap(table -> facts.table(table).stream())
                .filter(SourceFacts.Table::isAnalysed)
                .toList();
        if (!items.isEmpty()) {
            int bytes = (int) Math.round(
                    items.stream().mapToInt(SourceFacts.Table::bytes).average().orElse(0));
            texts.put(PatternField.ITEM_BYTES_AVG, Integer.toString(bytes));
            texts.put(PatternField.ITEM_BYTES_ORIGIN, Origin.MEASURED.name());
            if (classified.kind().direction() == Direction.UPDATE) {
                texts.put(PatternField.PREVIOUS_ITEM_BYTES, Integer.toString(bytes));
            }
        }
    }

    /** The share of rows with the most common value of the only partition column: of calls nobody knows. */
    private @Nullable Double topShare() {
        return classified.partitionBy().size() != 1 || classified.tables().isEmpty()
                ? null
                : column(classified.partitionBy().get(0))
                        .map(SourceFacts.Column::topShare)
                        .orElse(null);
    }

    private Optional<SourceFacts.Column> column(String name) {
        int dot = name.indexOf('.');
        String table = dot < 0 ? classified.tables().get(0) : name.substring(0, dot);
        return facts.table(table).flatMap(found -> found.column(name.substring(dot + 1)));
    }

    private List<String> attributes() {
        List<String> named = reads() ? classified.reads() : classified.writes();
        if (!named.isEmpty() || classified.kind() == StatementClass.COUNT) {
            return named;
        }
        boolean several = classified.tables().size() > 1;
        return classified.tables().stream()
                .filter(table -> reads() && !classified.lookups().contains(table))
                .flatMap(table -> facts.table(table).stream())
                .flatMap(table -> table.columns().stream()
                        .map(column -> several ? table.name() + "." + column.name() : column.name()))
                .toList();
    }

    private String description() {
        List<String> sentences = new ArrayList<>();
        if (activity.calls() > 0) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "In the source one call takes %s ms on average and took %s ms at most.",
                    number(activity.meanMs()),
                    number(activity.maxMs())));
        }
        sentences.add(classified.why());
        sentences.addAll(notes);
        return String.join(" ", sentences);
    }

    static String list(List<String> names) {
        StringBuilder list = new StringBuilder();
        for (String name : names) {
            // A name that the field cannot hold is left out; the statement shows it.
            if (name.matches("[^\\s,;<>=()'\"]{1,200}( [A-Z_]{2,11})?")
                    && list.length() + name.length() < LONGEST_LIST - 2) {
                list.append(list.isEmpty() ? "" : ", ").append(name);
            }
        }
        return list.toString();
    }

    static String cut(String text) {
        String plain = text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .strip();
        return plain.length() <= LONGEST_LIST ? plain : plain.substring(0, LONGEST_LIST - 1) + "…";
    }

    /** Four digits that count, and never more decimals than the inventory takes. */
    static String number(@Nullable Double number) {
        if (number == null || number.isNaN() || number.isInfinite()) {
            return "";
        }
        BigDecimal rounded = BigDecimal.valueOf(number).round(FOUR_DIGITS);
        BigDecimal fitting =
                rounded.scale() > MOST_DECIMALS ? rounded.setScale(MOST_DECIMALS, RoundingMode.HALF_UP) : rounded;
        return fitting.signum() == 0 ? "0" : fitting.stripTrailingZeros().toPlainString();
    }
}
