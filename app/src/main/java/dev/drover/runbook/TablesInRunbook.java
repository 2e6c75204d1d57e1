package dev.drover.runbook;

import dev.drover.migration.MigrationId;
import dev.drover.model.lint.PlannedWork;
import dev.drover.model.lint.TableWork;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the lint rules what a runbook does to tables, by the kinds of its steps. */
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
        List<String> types = runbooks.of(migration).runbook().steps().stream()
                .map(RunbookStep::type)
                .toList();
        return types.isEmpty() ? Optional.empty() : Optional.of(work(types));
    }

    static TableWork work(List<String> types) {
        int creates = types.indexOf(CREATES);
        int fills = types.indexOf(FILLS);
        return new TableWork(fills >= 0, creates >= 0 && (fills < 0 || creates < fills));
    }
}
