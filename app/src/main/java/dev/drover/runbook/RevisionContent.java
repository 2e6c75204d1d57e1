package dev.drover.runbook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Phase> phases,
        List<RunbookStep> steps) {

    public RevisionContent {
        phases = List.copyOf(phases);
        steps = List.copyOf(steps);
    }

    /** The runbook as it was frozen; it is not stored a second time. */
    @JsonIgnore
    public Runbook runbook() {
        return new Runbook(phases, steps);
    }

    public RunbookStep step(String key) {
        return steps.stream()
                .filter(s -> s.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The revision has no step " + key));
    }
}
