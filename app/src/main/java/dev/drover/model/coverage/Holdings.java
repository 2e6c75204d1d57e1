package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.KeyAttribute;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a structure holds, looked up once for each name: a thousand patterns call few entities by name. */
final class Holdings {

    private final Structure structure;
    private final InTable table;
    private final Map<String, Optional<Held>> here = new HashMap<>();
    private final String whyAbsent;

    private Holdings(Structure structure, InTable table) {
        this.structure = structure;
        this.table = table;
        this.whyAbsent = structure.isIndex()
                ? ": there is no template for "
                        + Words.list(structure.keys().stream()
                                .map(KeyAttribute::name)
                                .toList())
                        + "."
                : ".";
    }

    /** For every structure of a model, in the order of {@link Structure#of}. */
    static List<Holdings> of(TargetModel model) {
        Map<TargetTable, InTable> tables = new HashMap<>();
        List<Holdings> all = new ArrayList<>();
        for (Structure structure : Structure.of(model)) {
            all.add(new Holdings(structure, tables.computeIfAbsent(structure.table(), InTable::new)));
        }
        return all;
    }

    /** The same entity is looked up for the table and for each of its indexes. */
    private static final class InTable {

        private final TargetTable table;
        private final Map<String, Optional<Held>> held = new HashMap<>();

        InTable(TargetTable table) {
            this.table = table;
        }

        Optional<Held> held(String name) {
            return held.computeIfAbsent(name, wanted -> Held.in(table, wanted));
        }
    }

    Structure structure() {
        return structure;
    }

    /** Whether the table holds it, be it in this structure or not. */
    boolean isInTable(String name) {
        return table.held(name).isPresent();
    }

    /** The entities of a pattern that the table holds, by the names that the pattern gives them. */
    Map<String, Held> inTable(AccessPattern pattern) {
        return found(pattern, table::held);
    }

    /** Those of them that are in this structure: an index leaves out those without its keys. */
    Map<String, Held> of(AccessPattern pattern) {
        return found(
                pattern,
                name -> here.computeIfAbsent(
                        name, wanted -> table.held(wanted).filter(held -> structure.holds(held.entity()))));
    }

    private interface Lookup {
        Optional<Held> held(String name);
    }

    private static Map<String, Held> found(AccessPattern pattern, Lookup lookup) {
        Map<String, Held> found = new LinkedHashMap<>();
        for (String name : pattern.entities()) {
            lookup.held(name).ifPresent(held -> found.put(name, held));
        }
        return found;
    }

    /** @param entities of a pattern, none of which is here, in words */
    Cell absent(String entities) {
        return Cell.none(structure, structure.name() + " holds no " + entities + whyAbsent);
    }
}
