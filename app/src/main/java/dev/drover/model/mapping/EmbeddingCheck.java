package dev.drover.model.mapping;

import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds rows that would contain themselves, at once or by way of others. */
final class EmbeddingCheck {

    private final Map<String, Set<String>> contents = new LinkedHashMap<>();
    private final List<MappingProblem> problems;

    EmbeddingCheck(List<MappingProblem> problems) {
        this.problems = problems;
    }

    void run(TargetModel model) {
        each(
                model,
                (place, entity, list) -> contents.computeIfAbsent(entity.sourceTable(), table -> new LinkedHashSet<>())
                        .add(list.childTable()));
        each(model, (place, entity, list) -> {
            List<String> way = way(list.childTable(), entity.sourceTable(), new LinkedHashSet<>());
            if (!way.isEmpty()) {
                problems.add(new MappingProblem(place, sentence(entity.sourceTable(), way)));
            }
        });
    }

    private interface Visitor {
        void visit(String place, EntityMapping entity, Embedded list);
    }

    private static void each(TargetModel model, Visitor visitor) {
        for (TargetTable table : model.tables()) {
            for (EntityMapping entity : table.entities()) {
                for (var attribute : entity.attributes()) {
                    if (attribute instanceof Embedded list) {
                        String place = table.name() + " · " + entity.entity() + " · " + list.attribute();
                        visitor.visit(place, entity, list);
                    }
                }
            }
        }
    }

    /** The tables from one to another, both included; empty if the first does not contain the second. */
    private List<String> way(String from, String to, Set<String> seen) {
        if (from.equals(to)) {
            return List.of(to);
        }
        if (seen.add(from)) {
            for (String inside : contents.getOrDefault(from, Set.of())) {
                List<String> rest = way(inside, to, seen);
                if (!rest.isEmpty()) {
                    List<String> way = new ArrayList<>(List.of(from));
                    way.addAll(rest);
                    return way;
                }
            }
        }
        return List.of();
    }

    private static String sentence(String table, List<String> way) {
        return "Rows of " + table + " would contain rows of " + String.join(", which contain rows of ", way)
                + ", and so on without end. Keep the key of the other row instead, or remove one of the lists.";
    }
}
