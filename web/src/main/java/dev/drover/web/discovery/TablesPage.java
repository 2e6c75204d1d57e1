package dev.drover.web.discovery;

import dev.drover.discovery.Confidence;
import dev.drover.discovery.Consumption;
import dev.drover.discovery.PlaceUse;
import dev.drover.discovery.StoreTable;
import dev.drover.discovery.Survey;
import dev.drover.discovery.TableDraft;
import dev.drover.discovery.TableSample;
import dev.drover.inventory.PatternField;
import dev.drover.model.lint.Numbers;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of DynamoDB and what a sample of it showed, as its page shows it.
 *
 * @param table as the store describes it now, or as it did for the sample if the store does not answer
 * @param survey null before the first sample
 * @param items how many somebody wants to sample
 * @param revision of the inventory that the person sees
 */
record TablesPage(
        StoreTable table, @Nullable Survey survey, List<TableDraft> drafts, String items, int revision, Ticked ticked) {

    public long open() {
        return drafts.stream().filter(draft -> !draft.isTaken()).count();
    }

    public String name(TableDraft draft) {
        return ticked.names().getOrDefault(draft.key(), draft.name());
    }

    public boolean isTicked(TableDraft draft) {
        return ticked.drafts().contains(draft.key());
    }

    /** "1,200 items, 3.4 MB, on demand, stream NEW_IMAGE". */
    public String size() {
        return Numbers.count(table.items(), "item", "items") + ", " + Numbers.bytes(table.bytes()) + ", "
                + (table.onDemand()
                        ? "on demand"
                        : "provisioned with " + Numbers.words(table.readUnits()) + " read and "
                                + Numbers.words(table.writeUnits()) + " write units per second")
                + (table.stream().isEmpty() ? ", no stream" : ", stream " + table.stream());
    }

    public String index(StoreTable.Index index) {
        return index.name() + ": " + index.key().words() + ", " + (index.local() ? "local, " : "") + "copies "
                + index.projection() + ", " + Numbers.count(index.items(), "item", "items") + ", "
                + Numbers.bytes(index.bytes())
                + (index.writeUnits() == null
                        ? ""
                        : ", " + Numbers.words(index.writeUnits()) + " write units per second");
    }

    /** What the wanted sample costs. */
    public String price(int wanted) {
        return "A sample of " + Numbers.words(wanted) + " items costs about "
                + Numbers.count(table.unitsFor(wanted), "read unit", "read units") + ".";
    }

    public String sampled(Survey done) {
        TableSample sample = done.sample();
        return Numbers.count(sample.items(), "item", "items") + " of "
                + Numbers.words(done.table().items())
                + (sample.whole() ? ", the whole table" : "") + "; it cost "
                + Numbers.count(Math.round(sample.readUnits() + 0.49), "read unit", "read units") + ".";
    }

    public String confidence(Survey done) {
        Confidence confidence = done.confidence();
        return switch (confidence) {
            case LOW -> "Low confidence: fewer than 100 items, or less than 0.01 % of the table.";
            case MEDIUM -> "Medium confidence: a part of the table, from random places.";
            case HIGH -> "High confidence: every item was read.";
        };
    }

    public String percent(double share) {
        return share > 0 && share < 0.001 ? "< 0.1 %" : Numbers.words(Math.round(share * 1000) / 10.0) + " %";
    }

    public String bytes(int bytes) {
        return Numbers.bytes(bytes);
    }

    /** "id S, 10 bytes", "total N, 8 bytes in 50 %". */
    public String attribute(TableSample.Attribute attribute) {
        return attribute.name() + " " + String.join(" or ", attribute.types())
                + (attribute.bytes() == null ? "" : ", " + Numbers.bytes(Math.round(attribute.bytes())))
                + (attribute.presence() < 1 ? " in " + percent(attribute.presence()) : "");
    }

    public String spread(TableSample.Spread spread) {
        String place = spread.index().isEmpty() ? "Table" : "Index " + spread.index();
        return place + ": " + Numbers.count(spread.distinct(), "value", "values") + " of the partition key in "
                + Numbers.count(spread.items(), "item", "items")
                + (spread.topShares().isEmpty()
                        ? ""
                        : ", the most frequent ones with "
                                + String.join(
                                        ", ",
                                        spread.topShares().stream()
                                                .map(this::percent)
                                                .toList()))
                + ".";
    }

    public String used(Consumption used) {
        return (used.index().isEmpty() ? "Table" : "Index " + used.index()) + ": "
                + Numbers.words(used.readPerSecond()) + " read units per second, peak " + Numbers.words(used.readPeak())
                + "; " + Numbers.words(used.writePerSecond()) + " write units per second, peak "
                + Numbers.words(used.writePeak()) + ".";
    }

    /** "Index by-status: 0 read and 900 write units in 40 days, 0 refused requests in the last 7." */
    public String use(PlaceUse use, Survey done) {
        String place = use.index().isEmpty() ? "Table" : "Index " + use.index();
        if (use.since() == null) {
            return place + ": not used in 90 days.";
        }
        return place + ": "
                + Numbers.words(use.readUnits()) + " read and " + Numbers.words(use.writeUnits()) + " write units in "
                + Numbers.count(ChronoUnit.DAYS.between(use.since(), done.at()), "day", "days") + ", "
                + Numbers.count(Math.round(use.throttled()), "refused request", "refused requests") + " in the last 7."
                + (use.scaled() == null ? "" : use.scaled() ? " Auto scaling follows." : " No auto scaling.");
    }

    /** "version 1 in 2 items, version 3 in 18 items"; empty if nobody counted. */
    public String versions(TableSample.Entity entity) {
        return entity.versions().stream()
                .map(count -> count.attribute() + " " + count.version() + " in "
                        + Numbers.count(count.items(), "item", "items"))
                .collect(Collectors.joining(", "));
    }

    public String rate(TableDraft draft) {
        return orDash(draft.field(PatternField.AVG_RPS));
    }

    public String itemSize(TableDraft draft) {
        String bytes = draft.field(PatternField.ITEM_BYTES_AVG);
        return bytes.isEmpty() ? "–" : Numbers.bytes(Double.parseDouble(bytes));
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "–" : text;
    }
}
