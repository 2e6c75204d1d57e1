package dev.drover.model.edit;

import dev.drover.model.AttributeMapping;
import dev.drover.model.ModelChange;
import dev.drover.model.TargetModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A change of how one attribute comes about. */
public sealed interface AttributeEdit extends ModelEdit {

    String table();

    String entity();

    /**
     * Adds an attribute, or changes one that is there.
     *
     * @param old the name that the attribute has now; null to add one
     */
    record Put(String table, String entity, @Nullable String old, AttributeMapping mapping) implements AttributeEdit {

        @Override
        public TargetModel applyTo(TargetModel model) {
            return withAttributes(model, this, attributes -> {
                if (old == null) {
                    List<AttributeMapping> all = new ArrayList<>(attributes);
                    all.add(mapping);
                    return all;
                }
                if (attributes.stream().noneMatch(a -> a.attribute().equals(old))) {
                    throw new MissingPartException("attribute", old);
                }
                return Parts.replaced(attributes, AttributeMapping::attribute, old, a -> mapping);
            });
        }

        @Override
        public ModelChange change() {
            return new ModelChange(
                    old == null
                            ? "Added the attribute " + mapping.attribute() + " to " + entity + "."
                            : "Changed the attribute " + Parts.renamed(old, mapping.attribute()) + " of " + entity
                                    + ".",
                    "mapping of " + entity);
        }

        @Override
        public String place() {
            return table + " · " + entity + " · " + mapping.attribute();
        }

        @Override
        public String placeBefore() {
            return old == null ? "" : table + " · " + entity + " · " + old;
        }
    }

    /** Removes an attribute: its value is not carried to the target. */
    record Remove(String table, String entity, String name) implements AttributeEdit {

        @Override
        public TargetModel applyTo(TargetModel model) {
            return withAttributes(model, this, attributes -> {
                if (attributes.stream().noneMatch(a -> a.attribute().equals(name))) {
                    throw new MissingPartException("attribute", name);
                }
                return attributes.stream()
                        .filter(a -> !a.attribute().equals(name))
                        .toList();
            });
        }

        @Override
        public ModelChange change() {
            return new ModelChange("Removed the attribute " + name + " from " + entity + ".", "mapping of " + entity);
        }

        @Override
        public String place() {
            return "";
        }

        @Override
        public String placeBefore() {
            return table + " · " + entity + " · " + name;
        }
    }

    private static TargetModel withAttributes(
            TargetModel model, AttributeEdit edit, UnaryOperator<List<AttributeMapping>> change) {
        return Parts.replaceTable(
                model,
                edit.table(),
                table -> Parts.replaceEntity(
                        table, edit.entity(), entity -> entity.withAttributes(change.apply(entity.attributes()))));
    }
}
