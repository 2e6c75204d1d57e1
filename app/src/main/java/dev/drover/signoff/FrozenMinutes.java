package dev.drover.signoff;

import dev.drover.runbook.Revision;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.Schedule;
import dev.drover.signoff.policy.Figure;
import dev.drover.signoff.policy.FigureSource;
import dev.drover.signoff.policy.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** For how long nobody writes, by the estimates: every stretch from a step that freezes them to the one that lets them go on. */
@Component
class FrozenMinutes implements FigureSource {

    private static final String FREEZE = "traffic.freeze-writes";
    private static final String RESUME = "traffic.resume-writes";

    @Override
    public Measure measure() {
        return Measure.FROZEN_MINUTES;
    }

    @Override
    public Optional<Figure> find(Revision revision) {
        List<RunbookStep> steps = revision.content().steps();
        Schedule schedule = Schedule.planned(steps, Instant.EPOCH);
        List<RunbookStep> turns = steps.stream()
                .filter(step -> step.type().equals(FREEZE) || step.type().equals(RESUME))
                .sorted(Comparator.comparing(step -> schedule.span(step.key()).begin()))
                .toList();
        if (turns.isEmpty()) {
            return Optional.of(new Figure(0, "no step freezes writes"));
        }
        Duration frozen = Duration.ZERO;
        Instant since = null;
        for (RunbookStep turn : turns) {
            Schedule.Span span = schedule.span(turn.key());
            if (turn.type().equals(FREEZE)) {
                since = since == null ? span.begin() : since;
            } else if (since == null) {
                // Writes that go on before they stop: the order makes no sense, so nobody knows.
                return Optional.empty();
            } else {
                frozen = frozen.plus(Duration.between(since, span.end()));
                since = null;
            }
        }
        frozen = since == null ? frozen : frozen.plus(Duration.between(since, schedule.end()));
        return Optional.of(new Figure(frozen.toMinutes(), "estimates of the steps"));
    }
}
