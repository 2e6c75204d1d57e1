package dev.drover.model.edit;

import dev.drover.model.EntityMapping;
import dev.drover.model.ModelChange;
import dev.drover.model.TargetModel;
import java.util.ArrayList;
import java.util.List;

/** A change of an entity's source, keys and version. */
public sealed interface EntityEdit extends ModelEdit {

    String table();

    /** Adds an entity with everything that its mapping says. */
    record Add(String table, EntityMapping mapping) implements EntityEdit {

        @Override
        public TargetModel applyTo(TargetModel model) {
            return Parts.replaceTable(model, table, before -> {
                List<EntityMapping> entities = new ArrayList<>(before.entities());
                entities.add(mapping);
                String identity = Parts.unused(mapping.entity(), before.entities(), before::identityOf);
                return before.withEntities(entities).identified(mapping.entity(), identity);
            });
        }

        @Override
        public ModelChange change() {
            return new ModelChange(
                    "Added the entity " + mapping.entity() + " from " + mapping.sourceTable() + " to the table " + table
                            + ".",
                    "mapping of " + mapping.entity());
        }

        @Override
        public String place() {
            return table + " · " + mapping.entity();
        }

        @Override
        public String placeBefore() {
            return "";
        }
    }

    /**
     * Changes name, source, condition, keys, version and extension of an entity; its attributes and dropped columns stay.
     *
     * @param old the name that the entity has now
     * @param mapping what it becomes; its attributes and dropped columns are ignored
     */
    record Change(String table, String old, EntityMapping mapping) implements EntityEdit {

        @Override
        public TargetModel applyTo(TargetModel model) {
            return Parts.replaceTable(
                    model,
                    table,
                    before -> Parts.replaceEntity(
                            before,
                            old,
                            entity -> new EntityMapping(
                                    mapping.entity(),
                                    mapping.sourceTable(),
                                    mapping.keys(),
                                    entity.attributes(),
                                    mapping.versionAttribute(),
                                    mapping.version(),
                                    mapping.condition(),
                                    entity.dropped(),
                                    mapping.extension())));
        }

        @Override
        public ModelChange change() {
            return new ModelChange(
                    "Changed the entity " + Parts.renamed(old, mapping.entity()) + " of the table " + table + ".",
                    "mapping of " + mapping.entity());
        }

        @Override
        public String place() {
            return table + " · " + mapping.entity();
        }

        @Override
        public String placeBefore() {
            return table + " · " + old;
        }
    }

    /** Removes an entity with its mapping. */
    record Remove(String table, String name) implements EntityEdit {

        @Override
        public TargetModel applyTo(TargetModel model) {
            return Parts.replaceTable(model, table, before -> {
                if (before.entity(name).isEmpty()) {
                    throw new MissingPartException("entity", name);
                }
                return before.withEntities(before.entities().stream()
                        .filter(entity -> !entity.entity().equals(name))
                        .toList());
            });
        }

        @Override
        public ModelChange change() {
            return new ModelChange(
                    "Removed the entity " + name + " from the table " + table + ".", "mapping of " + name);
        }

        @Override
        public String place() {
            return "";
        }

        @Override
        public String placeBefore() {
            return table + " · " + name;
        }
    }
}
