package dev.drover.web.signoff;

import dev.drover.execution.Basis;
import dev.drover.execution.PlanForecast;
import dev.drover.execution.PlannedStart;
import dev.drover.execution.RunForecast;
import dev.drover.migration.Migration;
import dev.drover.runbook.Revision;
import dev.drover.runbook.StepComments;
import dev.drover.signoff.gate.ClosedPeriod;
import dev.drover.signoff.gate.ClosedPeriods;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers for a go/no-go meeting what is around the plan: how long it takes, closed periods, and what people said about steps. */
@Component
class RoundFacts {

    private final PlanForecast forecasts;
    private final ClosedPeriods closed;
    private final StepComments comments;
    private final Clock clock;

    RoundFacts(PlanForecast forecasts, ClosedPeriods closed, StepComments comments, Clock clock) {
        this.forecasts = forecasts;
        this.closed = closed;
        this.comments = comments;
        this.clock = clock;
    }

    /**
     * How long a live run takes.
     *
     * @param guesses how many of its steps nobody measured
     * @param overruns whether it most likely ends after the change window; false if there is none
     */
    record Length(Duration shortest, Duration likely, Duration longest, long guesses, int steps, boolean overruns) {}

    void show(Migration migration, Revision revision, @Nullable PlannedStart planned, Model model) {
        Instant now = clock.instant();
        Instant start = planned != null && planned.startsAt().isAfter(now) ? planned.startsAt() : now;
        RunForecast forecast = forecasts.of(revision, start);
        model.addAttribute("length", length(forecast, start, planned == null ? null : planned.windowEndsAt()));
        model.addAttribute(
                "periods", closed.of(migration.workspace()).stream().limit(5).toList());
        model.addAttribute(
                "meets",
                closed.of(migration.workspace()).stream()
                        .filter(period -> meets(period, start, forecast.latestEnd()))
                        .map(ClosedPeriod::id)
                        .toList());
        Map<String, Integer> counts = comments.open(migration.id());
        model.addAttribute(
                "commented",
                revision.content().steps().stream()
                        .filter(step -> counts.containsKey(step.key()))
                        .toList());
        model.addAttribute("comments", counts);
    }

    private static Length length(RunForecast forecast, Instant start, @Nullable Instant windowEnds) {
        return new Length(
                Duration.between(start, forecast.earliestEnd()),
                Duration.between(start, forecast.end()),
                Duration.between(start, forecast.latestEnd()),
                forecast.steps().stream()
                        .filter(step -> step.basis().source() == Basis.Source.GUESS)
                        .count(),
                forecast.steps().size(),
                windowEnds != null && forecast.end().isAfter(windowEnds));
    }

    private static boolean meets(ClosedPeriod period, Instant start, Instant end) {
        return period.from().isBefore(end) && period.to().isAfter(start);
    }
}
