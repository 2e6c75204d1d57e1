package dev.drover.steps.check;

import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceSchema;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.model.mapping.MappingProblem;
import dev.drover.step.StepContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The source can be reached, and the mapping fits its tables. */
@Component
@Order(1)
class MappingFits implements PreflightCheck {

    private final SourceCatalog catalog;

    MappingFits(SourceCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public String name() {
        return "Mapping fits the source";
    }

    @Override
    public List<String> problems(StepContext context, List<String> facts) {
        TargetModel model = context.plan().model();
        SourceSchema source = catalog.read(context.original());
        Map<String, String> hidden = hidden(model, source);
        List<String> problems = new ArrayList<>(hidden.values());
        for (MappingProblem problem : MappingCompiler.problems(model, source)) {
            if (hidden.keySet().stream().noneMatch(entity -> isAt(entity, problem.where()))) {
                problems.add(problem.where() + ": " + problem.sentence());
            }
        }
        return problems;
    }

    /**
     * A sentence for each entity with a table of which the user sees no columns: everything else that could be said about
     * its mapping would be wrong.
     */
    private static Map<String, String> hidden(TargetModel model, SourceSchema source) {
        Map<String, String> hidden = new LinkedHashMap<>();
        for (TargetTable table : model.tables()) {
            for (EntityMapping entity : table.entities()) {
                String where = table.name() + " · " + entity.entity();
                MappedTables.of(entity).stream()
                        .filter(name -> seesNothingOf(name, source))
                        .findFirst()
                        .ifPresent(name -> hidden.put(
                                where,
                                where + ": The user sees no columns of " + name + ", so the mapping was not checked."));
            }
        }
        return hidden;
    }

    private static boolean seesNothingOf(String table, SourceSchema source) {
        return source.table(table).filter(found -> found.columns().isEmpty()).isPresent();
    }

    private static boolean isAt(String entity, String where) {
        return where.equals(entity) || where.startsWith(entity + " · ");
    }
}
