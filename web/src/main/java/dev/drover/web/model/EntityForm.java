package dev.drover.web.model;

import dev.drover.model.AttributeMapping;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.KeyType;
import dev.drover.model.TargetTable;
import dev.drover.model.edit.EntityEdit;
import java.util.ArrayList;
import java.util.List;

/**
 * The form of an entity's source, keys and version.
 *
 * @param old the name that the entity has; empty for a new one
 * @param shape the version of the item's shape, as typed
 * @param condition which rows become this entity; empty for all
 * @param extension the attribute that is kept for later fields; empty for none
 * @param mapColumns whether a new entity begins with all columns mapped
 */
record EntityForm(
        String table,
        String old,
        String entity,
        String sourceTable,
        List<KeyField> keys,
        String versionAttribute,
        String shape,
        String condition,
        String extension,
        boolean mapColumns) {

    /** One key attribute with its template; no template leaves the entity out of that key. */
    record KeyField(String attribute, KeyType type, boolean required, String template, String zone) {}

    static EntityForm of(TargetTable table, EntityMapping entity, String old) {
        return new EntityForm(
                table.name(),
                old,
                entity.entity(),
                entity.sourceTable(),
                table.keyAttributes().stream()
                        .map(key -> new KeyField(
                                key.name(),
                                key.type(),
                                table.primaryKey().contains(key),
                                entity.key(key.name())
                                        .map(KeyTemplateMapping::template)
                                        .orElse(""),
                                entity.key(key.name())
                                        .map(KeyTemplateMapping::zone)
                                        .orElse("")))
                        .toList(),
                entity.versionAttribute(),
                Integer.toString(entity.version()),
                entity.condition(),
                entity.extension(),
                true);
    }

    static EntityForm of(TargetTable table, Typed typed) {
        List<KeyField> keys = new ArrayList<>();
        for (KeyAttribute key : table.keyAttributes()) {
            keys.add(new KeyField(
                    key.name(),
                    key.type(),
                    table.primaryKey().contains(key),
                    typed.text("template." + key.name()),
                    typed.text("zone." + key.name())));
        }
        return new EntityForm(
                table.name(),
                typed.text("old"),
                typed.text("entity"),
                typed.text("sourceTable"),
                keys,
                typed.text("versionAttribute"),
                typed.text("shape"),
                typed.text("condition"),
                typed.text("extension"),
                !typed.text("mapColumns").isEmpty());
    }

    public boolean isNew() {
        return old.isEmpty();
    }

    /** @param attributes what a new entity begins with */
    EntityEdit edit(List<AttributeMapping> attributes) {
        EntityMapping mapping = new EntityMapping(
                entity,
                sourceTable,
                keys.stream()
                        .filter(key -> !key.template().isEmpty())
                        .map(key -> new KeyTemplateMapping(key.attribute(), key.template(), key.zone()))
                        .toList(),
                attributes,
                versionAttribute,
                shape.matches("[0-9]{1,9}") ? Integer.parseInt(shape) : 0,
                condition,
                List.of(),
                extension);
        return isNew() ? new EntityEdit.Add(table, mapping) : new EntityEdit.Change(table, old, mapping);
    }

    /** The field that a problem is about: a key's template, the version, the extension, or the entity's name. */
    String field(String place, String sentence) {
        if (place.isEmpty()) {
            return sentence.contains("entit") ? "entity" : "sourceTable";
        }
        if (place.equals("condition")) {
            return place;
        }
        if (place.equals(extension)) {
            return "extension";
        }
        boolean isKey = keys.stream().anyMatch(key -> key.attribute().equals(place));
        if (isKey) {
            return "template." + place;
        }
        return place.equals(versionAttribute) || sentence.contains("version") ? "versionAttribute" : Submission.FORM;
    }
}
