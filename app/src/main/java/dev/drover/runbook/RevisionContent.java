package dev.drover.runbook;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.SourceAddress;
import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import java.util.List;

/** Everything that a run of a revision works with, resolved and frozen. */
public record RevisionContent(
        MigrationDescription description,
        EnvironmentKind environmentKind,
        SourceAddress source,
        AwsAddress aws,
        TargetModel model,
        List<RunbookStep> steps) {

    public RevisionContent {
        steps = List.copyOf(steps);
    }

    public RunbookStep step(String key) {
        return steps.stream()
                .filter(s -> s.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The revision has no step " + key));
    }
}
