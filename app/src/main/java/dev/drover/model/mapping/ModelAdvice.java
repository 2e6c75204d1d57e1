package dev.drover.model.mapping;

import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.KeyType;
import dev.drover.model.Projection;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.mapping.KeyTemplate.Part.Literal;
import dev.drover.model.mapping.KeyTemplate.Part.Slot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What works in a target model and may still be a mistake: nothing here stops a run. */
public final class ModelAdvice {

    /** What a piece of advice is about, for whoever wants only some of it. */
    public enum Topic {
        /** Two columns side by side in a template. */
        SEPARATOR,
        /** Numbers that would sort as text. */
        ORDER,
        /** Local times without a zone. */
        ZONE,
        /** Rows or entities that would become one item. */
        UNIQUE,
        /** An index with one partition for everything. */
        ONE_PARTITION,
        /** An index that includes what no entity has. */
        PROJECTION
    }

    private final SourceSchema source;
    private final Set<Topic> topics;
    private final List<MappingProblem> advice = new ArrayList<>();

    private ModelAdvice(SourceSchema source, Set<Topic> topics) {
        this.source = source;
        this.topics = topics;
    }

    /** What somebody should look at again; an empty list does not mean that the model is good. */
    public static List<MappingProblem> of(TargetModel model, SourceSchema source) {
        return of(model, source, EnumSet.allOf(Topic.class));
    }

    /** Only the advice about some topics. */
    public static List<MappingProblem> of(TargetModel model, SourceSchema source, Set<Topic> topics) {
        ModelAdvice advice = new ModelAdvice(source, topics);
        for (TargetTable table : model.tables()) {
            for (EntityMapping entity : table.entities()) {
                source.table(entity.sourceTable()).ifPresent(rows -> advice.entity(table, entity, rows));
            }
            advice.twins(table);
            table.indexes().forEach(index -> advice.index(table, index));
        }
        return List.copyOf(advice.advice);
    }

    private void entity(TargetTable table, EntityMapping entity, SourceTable rows) {
        String where = table.name() + " · " + entity.entity();
        for (KeyTemplateMapping key : entity.keys()) {
            template(table, where + " · " + key.attribute(), key, rows);
        }
        unique(table, entity, where, rows);
        for (AttributeMapping attribute : entity.attributes()) {
            String place = where + " · " + attribute.attribute();
            if (attribute instanceof FromColumn column) {
                zone(place, rows, column.column(), column.zone());
            } else if (attribute instanceof Embedded embedded) {
                source.table(embedded.childTable())
                        .ifPresent(child -> embedded.fields()
                                .forEach(field ->
                                        zone(place + "." + field.attribute(), child, field.column(), field.zone())));
            }
        }
    }

    private void template(TargetTable table, String place, KeyTemplateMapping key, SourceTable rows) {
        List<KeyTemplate.Part> parts = parsed(key.template());
        for (int i = 0; i < parts.size(); i++) {
            if (!(parts.get(i) instanceof Slot slot)) {
                continue;
            }
            zone(place, rows, slot.column(), key.zone());
            if (i > 0 && parts.get(i - 1) instanceof Slot before) {
                say(
                        Topic.SEPARATOR,
                        place,
                        "In \"" + key.template() + "\" nothing stands between " + before.column() + " and "
                                + slot.column()
                                + ", so 1 and 23 become the same text as 12 and 3. Put # between them.");
            }
            if (slot.width() == 0 && sortsAsText(table, key.attribute()) && isNumber(rows, slot.column())) {
                say(
                        Topic.ORDER,
                        place,
                        slot.column() + " is a number, and as text 10 comes before 9. If the order matters, write {"
                                + slot.column() + ":19}.");
            }
        }
    }

    /** Two rows with one key are one item: the copy would keep the first and the validation would miss the second. */
    private void unique(TargetTable table, EntityMapping entity, String where, SourceTable rows) {
        Set<String> inKey = new TreeSet<>();
        for (KeyAttribute key : table.primaryKey()) {
            for (KeyTemplate.Part part : parts(entity, key.name())) {
                if (part instanceof Slot slot && rows.column(slot.column()).isPresent()) {
                    inKey.add(slot.column());
                }
            }
        }
        List<String> missing = rows.primaryKey().stream()
                .filter(column -> !inKey.contains(column))
                .toList();
        if (!missing.isEmpty() && !inKey.isEmpty()) {
            say(
                    Topic.UNIQUE,
                    where,
                    "Two rows of " + rows.name() + " with the same "
                            + String.join(", ", inKey)
                            + " would become one item. Put " + String.join(", ", missing)
                            + " into the key, unless the source keeps them apart.");
        }
    }

    /** Entities whose keys look alike may take each other's place. */
    private void twins(TargetTable table) {
        for (int i = 0; i < table.entities().size(); i++) {
            for (int j = i + 1; j < table.entities().size(); j++) {
                EntityMapping one = table.entities().get(i);
                EntityMapping other = table.entities().get(j);
                boolean alike = table.primaryKey().stream()
                        .allMatch(key -> shape(one, key.name()).equals(shape(other, key.name())));
                if (alike && !shape(one, table.partitionKey().name()).isEmpty()) {
                    say(
                            Topic.UNIQUE,
                            table.name() + " · " + other.entity(),
                            one.entity() + " and " + other.entity() + " fill the key in the same way, so two of them"
                                    + " could become one item. Begin the keys with different words.");
                }
            }
        }
    }

    private void index(TargetTable table, GlobalIndex index) {
        String where = table.name() + " · " + index.name();
        for (EntityMapping entity : index.local() ? List.<EntityMapping>of() : table.entities()) {
            List<KeyTemplate.Part> parts = index.partitionKeys().stream()
                    .flatMap(key -> parts(entity, key.name()).stream())
                    .toList();
            if (!parts.isEmpty() && parts.stream().allMatch(Literal.class::isInstance)) {
                say(
                        Topic.ONE_PARTITION,
                        where + " · " + entity.entity(),
                        "Every " + entity.entity() + " has the same "
                                + index.partitionKey().name()
                                + ", so all of them share one partition, which takes 1,000 writes a second.");
            }
        }
        for (String attribute : index.projection() == Projection.INCLUDE ? index.projected() : List.<String>of()) {
            boolean known = table.entities().stream()
                    .anyMatch(entity -> entity.versionAttribute().equals(attribute)
                            || entity.extension().equals(attribute)
                            || entity.attributes().stream()
                                    .anyMatch(a -> a.attribute().equals(attribute)));
            if (!known) {
                say(Topic.PROJECTION, where, "The index includes \"" + attribute + "\", which no entity has.");
            }
        }
    }

    private void zone(String place, SourceTable rows, String column, @Nullable String zone) {
        boolean local =
                rows.column(column).filter(c -> c.type().equals("timestamp")).isPresent();
        if (local && (zone == null || zone.isBlank())) {
            say(
                    Topic.ZONE,
                    place,
                    column + " has no time zone in the source. Say in which zone it was written, or it stays a local"
                            + " time that nobody can place.");
        }
    }

    private static boolean sortsAsText(TargetTable table, String attribute) {
        KeyAttribute text = new KeyAttribute(attribute, KeyType.S);
        return text.equals(table.sortKey())
                || table.indexes().stream().anyMatch(index -> index.sortKeys().contains(text));
    }

    private static boolean isNumber(SourceTable rows, String column) {
        return rows.column(column)
                .flatMap(SourceType::of)
                .filter(SourceType::isNumber)
                .isPresent();
    }

    private static List<String> shape(EntityMapping entity, String key) {
        return parts(entity, key).stream()
                .map(part -> part instanceof Literal literal ? literal.text() : "{}")
                .toList();
    }

    private static List<KeyTemplate.Part> parts(EntityMapping entity, String key) {
        return entity.key(key).map(k -> parsed(k.template())).orElse(List.of());
    }

    private static List<KeyTemplate.Part> parsed(String template) {
        try {
            return KeyTemplate.parse(template).parts();
        } catch (TemplateException e) {
            return List.of();
        }
    }

    private void say(Topic topic, String where, String sentence) {
        if (topics.contains(topic)) {
            advice.add(new MappingProblem(where, sentence));
        }
    }
}
