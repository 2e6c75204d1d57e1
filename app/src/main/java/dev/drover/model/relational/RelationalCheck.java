package dev.drover.model.relational;

import dev.drover.connection.SourceSchema;
import dev.drover.model.TargetModel;
import dev.drover.model.mapping.MappingProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with the relational tables and prefixes of a target model. */
public final class RelationalCheck {

    private final List<MappingProblem> problems = new ArrayList<>();

    private RelationalCheck() {}

    /**
     * What PostgreSQL or S3 would refuse, and what the source does not have; empty if everything is sound.
     *
     * @param source null if it cannot be read: nothing is then compared with it
     */
    public static List<MappingProblem> problems(TargetModel model, @Nullable SourceSchema source) {
        RelationalCheck check = new RelationalCheck();
        check.names(model);
        for (RelationalTable table : model.relationalTables()) {
            new RelationalTableCheck(table, model, check).run();
            if (source != null) {
                new SourceCheck(source, check).table(table);
            }
        }
        if (model.relationalStore() != null) {
            new RelationalStoreCheck(model.relationalStore(), check).run();
        }
        Set<String> addresses = new HashSet<>();
        for (ObjectPrefix prefix : model.prefixes()) {
            if (!addresses.add(prefix.address())) {
                check.problem(prefix.place(), "The prefix " + prefix.address() + " is there twice. Remove one.");
            }
            new PrefixCheck(prefix, check).run();
            if (source != null) {
                new SourceCheck(source, check).prefix(prefix);
            }
        }
        return List.copyOf(check.problems);
    }

    /** Tables and indexes share one space of names in a schema of PostgreSQL. */
    private void names(TargetModel model) {
        Set<String> taken = new HashSet<>();
        for (RelationalTable table : model.relationalTables()) {
            if (!taken.add(table.name())) {
                problem(
                        table.place(),
                        "There are two relational tables \"" + table.name() + "\". Rename or remove one.");
            }
        }
        for (RelationalTable table : model.relationalTables()) {
            for (RelationalTable.Index index : table.indexes()) {
                if (!taken.add(index.name())) {
                    problem(
                            table.place() + " · " + index.name(),
                            "The name of the index " + index.name()
                                    + " is taken: in PostgreSQL no two tables or indexes"
                                    + " of a schema have the same name.");
                }
            }
        }
        for (RelationalTable table : model.relationalTables()) {
            String key = keyName(table);
            if (!table.primaryKey().isEmpty() && taken.contains(key)) {
                problem(
                        table.place(),
                        "The primary key makes an index \"" + key + "\", and something else has that name. Rename it.");
            }
        }
    }

    /** How PostgreSQL calls the index of a primary key: it shortens the table's name to make room. */
    static String keyName(RelationalTable table) {
        String ending = "_pkey";
        String name = table.name();
        while (Identifier.bytes(name) + ending.length() > Identifier.MOST_BYTES) {
            name = name.substring(0, name.length() - 1);
        }
        return name + ending;
    }

    void problem(String where, String sentence) {
        problems.add(new MappingProblem(where, sentence));
    }

    /** Says it if a name cannot be used. */
    void name(String where, String kind, String name) {
        Identifier.problem(name)
                .ifPresent(why -> problem(where, "The name of the " + kind + " is \"" + name + "\": " + why));
    }
}
