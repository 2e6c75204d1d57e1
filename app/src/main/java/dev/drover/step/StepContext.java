package dev.drover.step;

import dev.drover.connection.SourceAddress;
import dev.drover.people.Actor;
import java.time.Instant;

/** What a slice of work may know and use. */
public interface StepContext {

    /** Unique over all runs; progress that a step type keeps in tables of its own is kept under it. */
    long stepRunId();

    /** The number of the run within its migration, as people know it. */
    int runNumber();

    RunKind kind();

    /** The name of the step in the runbook, for people. */
    String stepName();

    /** Who started the run; what it does is done on their behalf. */
    Actor startedBy();

    Plan plan();

    /** Where to read: the source itself, or in a rehearsal the clone that the rehearsal made. */
    SourceAddress source();

    /** The source itself, also in a rehearsal. Only cloning reads it then. */
    SourceAddress original();

    /** The name of the schema that a clone made by this run has. */
    String cloneSchema();

    /** The real name of a table of the model: in a rehearsal it has a prefix. */
    String tableName(String tableOfTheModel);

    /** How much of the data this run moves, 1 to 100; below 100 only in rehearsals. */
    int sharePercent();

    Checkpoint checkpoint();

    /** In a rollback: where the step that is undone stopped. Otherwise the same as {@link #checkpoint}. */
    Checkpoint reached();

    /** When the step was started first, over all attempts. */
    Instant startedAt();

    Instant now();

    /** When the slice should end; see {@link #shouldStop}. */
    Instant deadline();

    /** Whether to end the slice: its time is over, or Drover is stopping. Ask once per batch. */
    boolean shouldStop();

    /** Adds a line to the step's log, which people follow live. */
    void log(String line);
}
