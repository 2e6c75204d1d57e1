package dev.drover.model.mapping;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceTable;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeMapping.FromExpression;
import dev.drover.model.AttributeMapping.FromTemplate;
import dev.drover.model.AttributeType;
import dev.drover.model.DroppedColumn;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.TargetTable;
import dev.drover.model.expression.Expression;
import dev.drover.model.expression.ExpressionException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the best way back for each column of one entity's rows. */
final class ColumnsBack {

    private static final Pattern ONE_VALUE = Pattern.compile("\\s*(\\w+)\\s*==\\s*'([^'\\\\]*)'\\s*");

    private final EntityMapping mapping;
    private final List<Text> texts = new ArrayList<>();

    /** Text of an item that was made of a template. */
    private record Text(
            String attribute,
            TemplateReader reader,
            @Nullable String zone) {}

    ColumnsBack(TargetTable target, EntityMapping mapping, SourceTable rows) {
        this.mapping = mapping;
        for (KeyTemplateMapping key : mapping.keys()) {
            if (target.keyAttributes().stream().anyMatch(k -> k.name().equals(key.attribute()))) {
                text(key.attribute(), key.template(), key.zone(), rows);
            }
        }
        for (AttributeMapping attribute : mapping.attributes()) {
            if (attribute instanceof FromTemplate template) {
                text(template.attribute(), template.template(), null, rows);
            }
        }
    }

    private void text(String attribute, String template, @Nullable String zone, SourceTable rows) {
        try {
            texts.add(new Text(attribute, new TemplateReader(KeyTemplate.parse(template), rows), zone));
        } catch (TemplateException e) {
            // Its own problem, said elsewhere: nothing comes back from it.
        }
    }

    WayBack of(SourceColumn column) {
        if (column.generated()) {
            return new WayBack.Computed(column.name());
        }
        WayBack.Lossy best = null;
        for (AttributeMapping attribute : mapping.attributes()) {
            if (attribute instanceof FromColumn from && from.column().equals(column.name())) {
                WayBack way = ofColumn(column, from);
                if (!(way instanceof WayBack.Lossy lossy)) {
                    return way;
                }
                best = lossy;
            }
        }
        for (Text text : texts) {
            if (text.reader().has(column.name())) {
                WayBack way = ofTemplate(column, text);
                if (!(way instanceof WayBack.Lossy lossy)) {
                    return way;
                }
                best = best == null ? lossy : best;
            }
        }
        Matcher condition = ONE_VALUE.matcher(mapping.condition());
        if (condition.matches() && condition.group(1).equals(column.name())) {
            String value = condition.group(2);
            return new WayBack.Exact(column.name(), "always '" + value + "', as the condition says", item -> value);
        }
        return best == null ? notKept(column) : best;
    }

    /** The way back from an attribute that holds the column's value and nothing else. */
    static WayBack ofColumn(SourceColumn column, FromColumn from) {
        SourceType type = SourceType.of(column).orElse(null);
        if (type == null || !type.mayBecome(from.type())) {
            return new WayBack.Lossy(column.name(), "it cannot be carried in " + from.attribute());
        }
        if (type == SourceType.TEXT && from.type() == AttributeType.N) {
            return new WayBack.Lossy(
                    column.name(), "the text became the number " + from.attribute() + ", so 1.0 would come back as 1");
        }
        return ofValue(column, from.attribute(), from.zone(), item -> text(item.get(from.attribute())));
    }

    private static WayBack ofTemplate(SourceColumn column, Text text) {
        String obstacle = text.reader().obstacleFor(column.name());
        if (!obstacle.isEmpty()) {
            return new WayBack.Lossy(
                    column.name(), "it cannot be read out of " + text.attribute() + ", because " + obstacle);
        }
        return ofValue(column, text.attribute(), text.zone(), item -> {
            String value = text(item.get(text.attribute()));
            return value == null ? null : text.reader().read(value, column.name());
        });
    }

    private static WayBack ofValue(
            SourceColumn column, String attribute, @Nullable String zone, WayBack.Restorer restorer) {
        boolean local =
                SourceType.of(column).filter(SourceType.LOCAL_TIME::equals).isPresent();
        if (!local || zone == null || zone.isBlank()) {
            return new WayBack.Exact(column.name(), attribute, restorer);
        }
        ZoneId place;
        try {
            place = ZoneId.of(zone);
        } catch (DateTimeException e) {
            return new WayBack.Lossy(column.name(), "there is no time zone \"" + zone + "\"");
        }
        if (!place.getRules().isFixedOffset()) {
            return new WayBack.Lossy(
                    column.name(),
                    "times that the clocks of " + zone + " skip or repeat come back as another local time or another"
                            + " instant");
        }
        return new WayBack.Exact(column.name(), attribute, item -> {
            String instant = restorer.of(item);
            return instant == null ? null : local(instant, place).toString();
        });
    }

    private static LocalDateTime local(String instant, ZoneId zone) {
        return OffsetDateTime.parse(instant).atZoneSameInstant(zone).toLocalDateTime();
    }

    private WayBack notKept(SourceColumn column) {
        Optional<DroppedColumn> dropped = mapping.dropped().stream()
                .filter(d -> d.column().equals(column.name()))
                .findFirst();
        if (dropped.isPresent()) {
            return new WayBack.Lossy(
                    column.name(), "it is dropped: " + dropped.get().reason());
        }
        return mapping.attributes().stream()
                .filter(attribute -> attribute instanceof FromExpression computed && uses(computed, column.name()))
                .findFirst()
                .map(attribute -> new WayBack.Lossy(
                        column.name(),
                        "only " + ((FromExpression) attribute).expression()
                                + " is kept, and an expression cannot be turned round"))
                .orElseGet(() -> new WayBack.Lossy(column.name(), "nothing of it is carried over"));
    }

    private static boolean uses(FromExpression computed, String column) {
        try {
            return Expression.columnsOf(computed.expression()).contains(column);
        } catch (ExpressionException e) {
            return false;
        }
    }

    private static @Nullable String text(@Nullable ItemValue value) {
        if (value instanceof ItemValue.Text text) {
            return text.value();
        }
        if (value instanceof ItemValue.Numeric number) {
            return number.value();
        }
        if (value instanceof ItemValue.Bool truth) {
            return Boolean.toString(truth.value());
        }
        return value instanceof ItemValue.Bytes bytes ? "\\x" + HexFormat.of().formatHex(bytes.value()) : null;
    }
}
