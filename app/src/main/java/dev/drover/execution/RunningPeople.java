package dev.drover.execution;

import dev.drover.migration.MigrationId;
import dev.drover.people.PersonId;
import dev.drover.signoff.LiveOperators;
import dev.drover.step.RunKind;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the room of signatures who moves a live run: they do not sign its plan meanwhile. */
@Component
class RunningPeople implements LiveOperators {

    private final Runs runs;
    private final RunEvents events;

    RunningPeople(Runs runs, RunEvents events) {
        this.runs = runs;
        this.events = events;
    }

    @Override
    public Set<PersonId> of(MigrationId migration) {
        return runs.of(migration).stream()
                .filter(run -> run.kind() == RunKind.LIVE && run.status().isActive() && !run.goesBack())
                .flatMap(run -> events.movers(run.id()).stream())
                .collect(Collectors.toSet());
    }
}
