package dev.drover.model.coverage;

import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetTable;
import dev.drover.model.mapping.KeyTemplate;
import dev.drover.model.mapping.TemplateException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a table holds an entity of a pattern: in items of its own, or as a list inside the items of another.
 *
 * <p>It belongs to one thread, because it remembers what it was asked: many patterns ask the same.
 */
public final class Held {

    private final EntityMapping entity;
    private final @Nullable Embedded list;
    private final Map<String, Optional<KeyTemplate>> templates = new HashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();
    private final Map<String, Optional<String>> attributes = new HashMap<>();

    /** @param list the list that holds it; null if it has items of its own */
    public Held(EntityMapping entity, @Nullable Embedded list) {
        this.entity = entity;
        this.list = list;
    }

    public EntityMapping entity() {
        return entity;
    }

    /** The list that holds it; null if it has items of its own. */
    public @Nullable Embedded list() {
        return list;
    }

    /** How the table holds what a pattern calls by this name; an item of its own comes before a list. */
    public static Optional<Held> in(TargetTable table, String name) {
        Optional<Held> own = table.entities().stream()
                .filter(entity -> Words.sameThing(entity.entity(), name))
                .findFirst()
                .or(() -> table.entities().stream()
                        .filter(entity -> Words.sameThing(entity.sourceTable(), name))
                        .findFirst())
                .map(entity -> new Held(entity, null));
        return own.or(() -> table.entities().stream()
                .flatMap(entity -> lists(entity)
                        .filter(list ->
                                Words.sameThing(list.childTable(), name) || Words.sameThing(list.attribute(), name))
                        .map(list -> new Held(entity, list)))
                .findFirst());
    }

    private static Stream<Embedded> lists(EntityMapping entity) {
        return entity.attributes().stream().filter(Embedded.class::isInstance).map(Embedded.class::cast);
    }

    /** Whether a pattern that says {@code name} means this column: by its own name, by its name in the target, or both with the entity in front. */
    public boolean names(String name, String column) {
        String attribute = withoutEntity(name);
        if (attribute.isEmpty()) {
            return false;
        }
        return names.computeIfAbsent(column, this::namesOf).contains(Words.plain(attribute));
    }

    private Set<String> namesOf(String column) {
        String owner = Words.plain(entity.entity());
        return Stream.concat(Stream.of(column), targets(column))
                .map(Words::plain)
                .flatMap(known -> Stream.of(known, owner + known))
                .collect(Collectors.toSet());
    }

    /** The name without {@code Order.} in front; empty if another entity stands there. */
    private String withoutEntity(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return name;
        }
        String owner = name.substring(0, dot);
        boolean mine = Words.sameThing(owner, entity.entity())
                || Words.sameThing(owner, entity.sourceTable())
                || lists(entity).anyMatch(l -> isList(l, owner));
        return mine ? name.substring(dot + 1) : "";
    }

    private static boolean isList(Embedded list, String name) {
        return Words.sameThing(list.childTable(), name) || Words.sameThing(list.attribute(), name);
    }

    private Stream<String> targets(String column) {
        return entity.attributes().stream()
                .filter(a -> a instanceof FromColumn from && from.column().equals(column))
                .map(AttributeMapping::attribute);
    }

    /**
     * The attribute of the items in which a value is found that a pattern needs.
     *
     * @return empty if the items have no such value, or if the name belongs to another entity
     */
    public Optional<String> attribute(String name) {
        return attributes.computeIfAbsent(name, this::find);
    }

    private Optional<String> find(String name) {
        String wanted = Words.plain(withoutEntity(name));
        for (AttributeMapping attribute : entity.attributes()) {
            boolean found = Words.plain(attribute.attribute()).equals(wanted)
                    || attribute instanceof FromColumn from && names(name, from.column())
                    || attribute instanceof Embedded embedded && inside(embedded, wanted);
            if (found && !wanted.isEmpty()) {
                return Optional.of(attribute.attribute());
            }
        }
        return wanted.isEmpty() || !Words.plain(entity.extension()).equals(wanted)
                ? Optional.empty()
                : Optional.of(entity.extension());
    }

    private static boolean inside(Embedded list, String wanted) {
        return Words.plain(list.childTable()).equals(wanted)
                || list.fields().stream()
                        .anyMatch(field -> Words.plain(field.attribute()).equals(wanted)
                                || Words.plain(field.column()).equals(wanted));
    }

    boolean belongsToAnother(String name) {
        return withoutEntity(name).isEmpty();
    }

    boolean isNumber(String column) {
        return entity.attributes().stream()
                .anyMatch(a ->
                        a instanceof FromColumn from && from.column().equals(column) && from.type() == AttributeType.N);
    }

    /** The template for a key attribute; empty without one, or if it cannot be read. */
    public Optional<KeyTemplate> template(String keyAttribute) {
        return templates.computeIfAbsent(keyAttribute, this::parse);
    }

    private Optional<KeyTemplate> parse(String keyAttribute) {
        return entity.key(keyAttribute).flatMap(key -> {
            try {
                return Optional.of(KeyTemplate.parse(key.template()));
            } catch (TemplateException e) {
                return Optional.empty();
            }
        });
    }

    String text(String keyAttribute) {
        return entity.key(keyAttribute).map(key -> key.template()).orElse("");
    }

    /** All columns that stand in the key of the table or of an index of these items. */
    public List<String> columnsIn(Stream<String> keyAttributes) {
        return keyAttributes
                .flatMap(key -> template(key).stream())
                .flatMap(template -> template.columns().stream())
                .distinct()
                .toList();
    }
}
