package dev.drover.steps.check;

import dev.drover.step.StepContext;
import dev.drover.steps.dynamodb.ExistingTables;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** DynamoDB can be reached, and no table stands in the way. */
@Component
@Order(3)
class TablesAreFree implements PreflightCheck {

    private final ExistingTables existing;

    TablesAreFree(ExistingTables existing) {
        this.existing = existing;
    }

    @Override
    public String name() {
        return "Target tables are free";
    }

    @Override
    public List<String> problems(StepContext context, List<String> facts) {
        return context.plan().model().tables().stream()
                .map(table ->
                        existing.obstacle(context.plan().environment().aws(), table, context.tableName(table.name())))
                .flatMap(Optional::stream)
                .toList();
    }
}
