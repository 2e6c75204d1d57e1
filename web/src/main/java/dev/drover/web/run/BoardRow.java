package dev.drover.web.run;

import dev.drover.execution.RunForecast.StepTimes;
import dev.drover.execution.StepRun;
import dev.drover.runbook.RunbookStep;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A step as the board shows it. */
record BoardRow(StepRun run, RunbookStep planned, StepTimes times) {

    /** How long it took, or has taken so far; null before it starts. */
    public @Nullable Duration actual(Instant now) {
        Instant started = run.startedAt();
        Instant ended = run.endedAt();
        return started == null ? null : Duration.between(started, ended == null ? now : ended);
    }

    /** How late it ended or most likely will, in whole minutes: plans are not made to the second. */
    public Duration late() {
        return times.late().truncatedTo(ChronoUnit.MINUTES);
    }

    public boolean isLate() {
        return !late().isZero();
    }
}
