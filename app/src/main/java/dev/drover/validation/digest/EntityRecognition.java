package dev.drover.validation.digest;

import dev.drover.model.AttributeMapping;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.TargetTable;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells from an item which entity of its table it is, for the counts that people read.
 *
 * <p>Both sides are told apart in the same way, so that the counts differ only if the items do. The key decides; where
 * several entities fit, the one whose templates say the most does, then the one with the most constants in the item.
 */
public final class EntityRecognition {

    private final List<Shape> shapes = new ArrayList<>();

    public EntityRecognition(TargetTable table) {
        for (EntityMapping entity : table.entities()) {
            List<KeyShape> keys = new ArrayList<>();
            for (KeyAttribute key : table.primaryKey()) {
                entity.key(key.name()).ifPresent(k -> keys.add(KeyShape.of(key.name(), k.template())));
            }
            shapes.add(new Shape(keys, constants(entity)));
        }
    }

    private static List<AttributeMapping.Constant> constants(EntityMapping entity) {
        return entity.attributes().stream()
                .filter(AttributeMapping.Constant.class::isInstance)
                .map(AttributeMapping.Constant.class::cast)
                .toList();
    }

    /** The position of the entity in its table, from 0; the number of entities for an item of none of them. */
    public int indexOf(Item item) {
        int best = shapes.size();
        for (int i = 0; i < shapes.size(); i++) {
            if (shapes.get(i).fits(item)
                    && (best == shapes.size() || shapes.get(i).saysMoreThan(shapes.get(best), item))) {
                best = i;
            }
        }
        return best;
    }

    private record Shape(List<KeyShape> keys, List<AttributeMapping.Constant> constants) {

        boolean fits(Item item) {
            for (KeyShape key : keys) {
                if (!key.fits(item.attributes().get(key.attribute()))) {
                    return false;
                }
            }
            return true;
        }

        boolean saysMoreThan(Shape other, Item item) {
            int more = literals() - other.literals();
            return more > 0 || more == 0 && constantsIn(item) > other.constantsIn(item);
        }

        private int literals() {
            return keys.stream().mapToInt(KeyShape::literals).sum();
        }

        private long constantsIn(Item item) {
            return constants.stream()
                    .filter(constant -> item.attributes().get(constant.attribute()) instanceof ItemValue.Text text
                            && text.value().equals(constant.value()))
                    .count();
        }
    }
}
