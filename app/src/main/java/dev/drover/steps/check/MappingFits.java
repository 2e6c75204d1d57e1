package dev.drover.steps.check;

import dev.drover.connection.SourceCatalog;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.step.StepContext;
import java.util.List;
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
        return MappingCompiler.problems(context.plan().model(), catalog.read(context.original())).stream()
                .map(problem -> problem.where() + ": " + problem.sentence())
                .toList();
    }
}
