package dev.drover.proof;

import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.TargetTable;
import dev.drover.model.mapping.KeyTemplate;
import dev.drover.model.mapping.TemplateException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tells by the keys of an item of which entity it is; of several that fit, the one that says most. */
final class ItemTypes {

    static final String UNKNOWN = "unknown";

    private final List<Shape> shapes = new ArrayList<>();

    private record Shape(String entity, Map<String, KeyText> keys, int literal) {

        boolean fits(Map<String, AttributeValue> item) {
            return keys.entrySet().stream().allMatch(key -> {
                AttributeValue value = item.get(key.getKey());
                String text = value == null ? null : value.s() == null ? value.n() : value.s();
                return text != null && key.getValue().fits(text);
            });
        }
    }

    ItemTypes(TargetTable table) {
        for (EntityMapping entity : table.entities()) {
            Map<String, KeyText> keys = new HashMap<>();
            for (KeyAttribute key : table.primaryKey()) {
                entity.key(key.name()).ifPresent(template -> {
                    try {
                        keys.put(key.name(), KeyText.of(KeyTemplate.parse(template.template())));
                    } catch (TemplateException unreadable) {
                        // Then the mapping was refused before.
                    }
                });
            }
            shapes.add(new Shape(
                    entity.entity(),
                    keys,
                    keys.values().stream().mapToInt(KeyText::literal).sum()));
        }
        shapes.sort(Comparator.comparingInt((Shape shape) -> -shape.literal()));
    }

    String of(Map<String, AttributeValue> item) {
        return shapes.stream()
                .filter(shape -> shape.fits(item))
                .map(Shape::entity)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
