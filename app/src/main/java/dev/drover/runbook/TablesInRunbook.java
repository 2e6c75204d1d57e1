package dev.drover.runbook;

import dev.drover.migration.MigrationId;
import dev.drover.model.lint.PlannedWork;
import dev.drover.model.lint.TableWork;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the lint rules what a runbook does to tables, by the kinds and the order of its steps. */
@Component
class TablesInRunbook implements PlannedWork {

    private static final String CREATES = "dynamodb.create-tables";
    private static final String FILLS = "transfer.copy";

    private final Runbooks runbooks;

    TablesInRunbook(Runbooks runbooks) {
        this.runbooks = runbooks;
    }

    @Override
    public Optional<TableWork> of(MigrationId migration) {
        List<RunbookStep> steps = runbooks.of(migration).runbook().steps();
        return steps.isEmpty() ? Optional.empty() : Optional.of(work(steps));
    }

    static TableWork work(List<RunbookStep> steps) {
        Set<String> creates = keys(steps, CREATES);
        Set<String> fills = keys(steps, FILLS);
        boolean first = !creates.isEmpty()
                && StepGraph.of(steps).andWhatFollows(creates).containsAll(fills);
        return new TableWork(!fills.isEmpty(), first);
    }

    private static Set<String> keys(List<RunbookStep> steps, String type) {
        return steps.stream()
                .filter(step -> step.type().equals(type))
                .map(RunbookStep::key)
                .collect(Collectors.toSet());
    }
}
