package dev.drover.discovery;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.EvidenceKind;
import dev.drover.inventory.AccessPattern.Volume.Origin;
import dev.drover.inventory.PatternField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes drafts of what a table can serve: a read by key and a write for each entity, a query for each collection. */
final class TableDrafting {

    private static final String ONLY_POSSIBLE =
            "The table can serve it; whether anybody asks for it is for people to say.";

    private final Survey survey;
    private final StoreTable table;
    private final List<TableSample.Entity> entities;
    private final Collection<AccessPattern> patterns;

    TableDrafting(Survey survey, Collection<AccessPattern> patterns) {
        this.survey = survey;
        this.table = survey.table();
        this.entities = survey.sample().entities();
        this.patterns = patterns;
    }

    /** Reads by key, then queries, then writes. */
    List<TableDraft> drafts() {
        List<TableDraft> drafts = new ArrayList<>();
        entities.forEach(entity -> drafts.add(get(entity)));
        survey.sample().spreads().stream()
                .filter(spread -> spread.items() > 0 && isCollection(spread))
                .forEach(spread -> drafts.add(query(spread)));
        entities.forEach(entity -> drafts.add(put(entity)));
        return drafts;
    }

    /** An index may hold several items for one value even without a sort key; a table may not. */
    private boolean isCollection(TableSample.Spread spread) {
        return !spread.index().isEmpty() || !table.key().sort().isEmpty();
    }

    private TableDraft get(TableSample.Entity entity) {
        Map<PatternField, String> fields = fields(Direction.READ, Cardinality.SINGLE, List.of(entity));
        fields.put(
                PatternField.NAME,
                word(entity.name()) + " by " + String.join(" and ", table.key().all()));
        fields.put(PatternField.PARTITION_BY, DraftFields.list(table.key().all()));
        fields.put(PatternField.ATTRIBUTES_NEEDED, DraftFields.list(entity.attributeNames()));
        List<String> reasons = new ArrayList<>(List.of(entity.why(), ONLY_POSSIBLE));
        boolean alone = entities.size() == 1 && table.key().sort().isEmpty();
        reasons.add(reads(fields, survey.consumption(""), alone, SurveyUnits.ofRead(entity.bytesAverage())));
        return draft("get." + entity.name(), "GetItem", reasons, fields);
    }

    private TableDraft query(TableSample.Spread spread) {
        Optional<StoreTable.Index> index = table.indexes().stream()
                .filter(each -> each.name().equals(spread.index()))
                .findFirst();
        StoreTable.Key key = index.map(StoreTable.Index::key).orElse(table.key());
        List<TableSample.Entity> found = entities.stream()
                .filter(entity -> spread.entities().contains(entity.name()))
                .toList();
        Map<PatternField, String> fields = fields(Direction.READ, Cardinality.MULTIPLE, found);
        fields.put(PatternField.NAME, queryName(found, key));
        fields.put(PatternField.PARTITION_BY, DraftFields.list(key.partition()));
        fields.put(PatternField.SORT_BY, DraftFields.list(key.sort()));
        fields.put(PatternField.ORDERING, key.sort().isEmpty() ? "" : "ASC");
        boolean copiesAll = index.map(each -> each.projection().equals("ALL")).orElse(true);
        fields.put(
                PatternField.ATTRIBUTES_NEEDED,
                DraftFields.list(
                        copiesAll
                                ? found.stream()
                                        .flatMap(entity -> entity.attributeNames().stream())
                                        .distinct()
                                        .toList()
                                : key.all()));
        List<String> reasons = new ArrayList<>();
        reasons.add(index.map(each -> "The index " + each.name() + " has the key " + key.words() + " and copies "
                        + each.projection() + ".")
                .orElse("Items with the same " + String.join(" and ", key.partition()) + " are one collection."));
        reasons.add(ONLY_POSSIBLE);
        reasons.add(spread(fields, spread));
        boolean alone = index.map(each -> !each.local()).orElse(false);
        double bytes = Math.max(1, spread.itemsPerValue())
                * found.stream()
                        .mapToInt(TableSample.Entity::bytesAverage)
                        .average()
                        .orElse(0);
        boolean known = alone && survey.sample().whole() && copiesAll;
        reasons.add(reads(fields, survey.consumption(spread.index()), known, SurveyUnits.ofRead(bytes)));
        return draft(spread.index().isEmpty() ? "query" : "query." + spread.index(), "Query", reasons, fields);
    }

    /** Parts of collections say nothing of the length of whole ones, nor how large the largest is. */
    private String spread(Map<PatternField, String> fields, TableSample.Spread spread) {
        String share = spread.topShares().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", the most frequent one has %.1f %%",
                        spread.topShares().get(0) * 100);
        String words = "Among " + spread.items() + " sampled items " + spread.distinct()
                + " different values of the key" + share + ".";
        if (!survey.sample().whole()) {
            return words + " A sample sees parts of collections, so items per call and busiest key stay empty.";
        }
        fields.put(PatternField.ITEMS_PER_CALL_AVG, DraftFields.number(spread.itemsPerValue()));
        if (!spread.topShares().isEmpty()) {
            fields.put(
                    PatternField.TOP_KEY_SHARE,
                    DraftFields.number(spread.topShares().get(0)));
        }
        return words + " The share is of items; of calls nobody knows.";
    }

    private TableDraft put(TableSample.Entity entity) {
        Map<PatternField, String> fields = fields(Direction.WRITE, Cardinality.SINGLE, List.of(entity));
        fields.put(PatternField.NAME, "Write " + word(entity.name()));
        fields.put(PatternField.PARTITION_BY, DraftFields.list(table.key().all()));
        fields.put(PatternField.ATTRIBUTES_WRITTEN, DraftFields.list(entity.attributeNames()));
        List<String> reasons = new ArrayList<>();
        reasons.add("Items of " + entity.name() + " are there, so somebody writes them; whether whole or in part,"
                + " nobody can see.");
        Optional<Consumption> used = survey.consumption("");
        if (used.isEmpty()) {
            reasons.add(survey.rates());
        } else if (entities.size() > 1) {
            reasons.add(shared(used.get().writePerSecond(), "write", "entities"));
        } else {
            double units = SurveyUnits.ofWrite(entity.bytesAverage());
            rates(fields, used.get().writePerSecond() / units, used.get().writePeak() / units);
            reasons.add("The rate is the write units of the table divided by " + DraftFields.number(units)
                    + " for an average item, as if every write were of a whole item.");
        }
        return draft("put." + entity.name(), "PutItem", reasons, fields);
    }

    private String reads(Map<PatternField, String> fields, Optional<Consumption> used, boolean alone, double units) {
        if (used.isEmpty()) {
            return survey.rates();
        }
        if (!alone) {
            return shared(used.get().readPerSecond(), "read", "needs");
        }
        rates(fields, used.get().readPerSecond() / units, used.get().readPeak() / units);
        return "The rate is the read units divided by " + DraftFields.number(units)
                + " for one call, as if every call were this one, and eventually consistent; with strong reads it is"
                + " half of that.";
    }

    private static String shared(double perSecond, String kind, String among) {
        return String.format(
                Locale.ROOT,
                "%.2f %s units per second are used; how they divide among %s, CloudWatch does not say, so the rate is"
                        + " empty.",
                perSecond,
                kind,
                among);
    }

    private static void rates(Map<PatternField, String> fields, double average, double peak) {
        fields.put(PatternField.AVG_RPS, DraftFields.number(average));
        fields.put(PatternField.PEAK_RPS, DraftFields.number(Math.max(average, peak)));
    }

    private static Map<PatternField, String> fields(
            Direction direction, Cardinality cardinality, List<TableSample.Entity> entities) {
        Map<PatternField, String> fields = new EnumMap<>(PatternField.class);
        fields.put(PatternField.DIRECTION, direction.name());
        fields.put(PatternField.CARDINALITY, cardinality.name());
        fields.put(
                PatternField.ENTITIES,
                DraftFields.list(
                        entities.stream().map(entity -> word(entity.name())).toList()));
        long items = entities.stream().mapToLong(TableSample.Entity::items).sum();
        if (items > 0) {
            double bytes = entities.stream()
                            .mapToDouble(entity -> (double) entity.bytesAverage() * entity.items())
                            .sum()
                    / items;
            fields.put(PatternField.ITEM_BYTES_AVG, Long.toString(Math.round(bytes)));
            fields.put(PatternField.ITEM_BYTES_P99, Integer.toString(largest(entities, false)));
            fields.put(PatternField.ITEM_BYTES_MAX, Integer.toString(largest(entities, true)));
            fields.put(PatternField.ITEM_BYTES_ORIGIN, Origin.MEASURED.name());
        }
        return fields;
    }

    private static int largest(List<TableSample.Entity> entities, boolean max) {
        return entities.stream()
                .mapToInt(max ? TableSample.Entity::bytesMax : TableSample.Entity::bytesP99)
                .max()
                .orElse(0);
    }

    private TableDraft draft(String key, String operation, List<String> reasons, Map<PatternField, String> fields) {
        String start = "table " + table.name() + ", " + key + ": ";
        TableSample sample = survey.sample();
        fields.put(PatternField.EVIDENCE, EvidenceKind.SOURCE_SAMPLE.name());
        fields.put(
                PatternField.EVIDENCE_DETAIL,
                start + sample.items() + " of " + table.items() + " items read in " + survey.endpoint() + " on "
                        + survey.at());
        if (survey.confidence() == Confidence.LOW) {
            reasons.add(
                    "The sample is small, fewer than 100 items or 0.01 % of the table: sizes and shares are rough.");
        }
        fields.put(PatternField.DESCRIPTION, DraftFields.cut(String.join(" ", reasons)));
        fields.values().removeIf(String::isEmpty);
        return new TableDraft(key, operation, reasons, fields, takenAs(start));
    }

    private @Nullable String takenAs(String start) {
        return patterns.stream()
                .filter(pattern -> pattern.evidence() == EvidenceKind.SOURCE_SAMPLE
                        && pattern.evidenceDetail().startsWith(start))
                .map(AccessPattern::id)
                .findFirst()
                .orElse(null);
    }

    private static String queryName(List<TableSample.Entity> found, StoreTable.Key key) {
        String what = found.size() == 1 ? "Items of " + word(found.get(0).name()) : "Items";
        return what + " by " + String.join(" and ", key.partition())
                + (key.sort().isEmpty() ? "" : " in order of " + String.join(" and ", key.sort()));
    }

    /** "OrderLine" for {@code ORDER_LINE}. */
    private static String word(String entity) {
        boolean shouts = entity.equals(entity.toUpperCase(Locale.ROOT));
        return DraftName.entity(shouts ? entity.toLowerCase(Locale.ROOT) : entity);
    }
}
