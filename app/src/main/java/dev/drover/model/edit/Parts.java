package dev.drover.model.edit;

import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds parts of a model and puts others in their place. */
final class Parts {

    private Parts() {}

    static TargetTable table(TargetModel model, String name) {
        return model.table(name).orElseThrow(() -> new MissingPartException("table", name));
    }

    static TargetModel replaceTable(TargetModel model, String name, UnaryOperator<TargetTable> change) {
        table(model, name);
        return model.withTables(replaced(model.tables(), TargetTable::name, name, change));
    }

    static TargetTable replaceEntity(TargetTable table, String name, UnaryOperator<EntityMapping> change) {
        EntityMapping before = table.entity(name).orElseThrow(() -> new MissingPartException("entity", name));
        EntityMapping after = change.apply(before);
        return table.withEntities(replaced(table.entities(), EntityMapping::entity, name, entity -> after))
                .identified(after.entity(), table.identityOf(before));
    }

    /** The name if no part is known by it, else the name with a number: a new part is not one that was renamed. */
    static <T> String unused(String name, List<T> parts, Function<T, String> identity) {
        Set<String> used = parts.stream().map(identity).collect(Collectors.toSet());
        return Stream.iterate(1, n -> n + 1)
                .map(n -> n == 1 ? name : name + "~" + n)
                .filter(candidate -> !used.contains(candidate))
                .findFirst()
                .orElseThrow();
    }

    /** The same list with the first part of that name replaced. */
    static <T> List<T> replaced(List<T> parts, Function<T, String> name, String wanted, UnaryOperator<T> change) {
        List<T> result = new ArrayList<>(parts);
        for (int i = 0; i < result.size(); i++) {
            if (name.apply(result.get(i)).equals(wanted)) {
                result.set(i, change.apply(result.get(i)));
                return result;
            }
        }
        return result;
    }

    /** The first attributes with each other, the second ones, and so on. */
    static TargetTable renameKeys(TargetTable table, List<KeyAttribute> before, List<KeyAttribute> after) {
        TargetTable changed = table;
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            changed = renameKey(changed, before.get(i), after.get(i));
        }
        return changed;
    }

    /** Templates follow a key attribute to its new name, unless another key still has the old one. */
    static TargetTable renameKey(TargetTable table, @Nullable KeyAttribute before, @Nullable KeyAttribute after) {
        if (before == null
                || after == null
                || before.name().equals(after.name())
                || table.keyAttributes().stream().anyMatch(key -> key.name().equals(before.name()))) {
            return table;
        }
        return table.withEntities(table.entities().stream()
                .map(entity -> entity.withKeys(entity.keys().stream()
                        .map(key -> key.attribute().equals(before.name())
                                ? new KeyTemplateMapping(after.name(), key.template(), key.zone())
                                : key)
                        .toList()))
                .toList());
    }

    static String renamed(String old, String name) {
        return old.equals(name) ? name : old + ", now " + name + ",";
    }
}
