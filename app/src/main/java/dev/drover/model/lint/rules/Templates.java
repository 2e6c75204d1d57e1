package dev.drover.model.lint.rules;

import dev.drover.model.EntityMapping;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.mapping.KeyTemplate;
import dev.drover.model.mapping.KeyTemplate.Part.Literal;
import dev.drover.model.mapping.KeyTemplate.Part.Slot;
import dev.drover.model.mapping.TemplateException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the key templates of entities; a template that cannot be read counts as empty, the model's own check reports it. */
final class Templates {

    private Templates() {}

    static List<KeyTemplate.Part> parts(String template) {
        try {
            return KeyTemplate.parse(template).parts();
        } catch (TemplateException unreadable) {
            return List.of();
        }
    }

    /** The parts of an entity's template for a key attribute; empty without one. */
    static List<KeyTemplate.Part> parts(EntityMapping entity, String key) {
        return entity.key(key).map(template -> parts(template.template())).orElse(List.of());
    }

    static List<String> columns(EntityMapping entity, String key) {
        return columns(parts(entity, key));
    }

    static List<String> columns(List<KeyTemplate.Part> parts) {
        return parts.stream()
                .filter(Slot.class::isInstance)
                .map(part -> ((Slot) part).column())
                .distinct()
                .toList();
    }

    static String text(EntityMapping entity, String key) {
        return entity.key(key).map(KeyTemplateMapping::template).orElse("");
    }

    /** What stands in front of the first column. */
    static String prefix(EntityMapping entity, String key) {
        List<KeyTemplate.Part> parts = parts(entity, key);
        return !parts.isEmpty() && parts.get(0) instanceof Literal literal ? literal.text() : "";
    }

    /** The columns of all keys that an entity fills. */
    static Set<String> keyColumns(EntityMapping entity) {
        return entity.keys().stream()
                .flatMap(key -> columns(parts(key.template())).stream())
                .collect(Collectors.toSet());
    }
}
