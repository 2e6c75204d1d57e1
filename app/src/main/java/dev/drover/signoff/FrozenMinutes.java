package dev.drover.signoff;

import dev.drover.runbook.Revision;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.Schedule;
import dev.drover.signoff.policy.Figure;
import dev.drover.signoff.policy.FigureSource;
import dev.drover.signoff.policy.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** For how long nobody writes, by the estimates: from the first step that freezes writes to the last that lets them go on. */
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
        Optional<Instant> from = steps.stream()
                .filter(step -> step.type().equals(FREEZE))
                .map(step -> schedule.span(step.key()).begin())
                .min(Instant::compareTo);
        if (from.isEmpty()) {
            return Optional.of(new Figure(0, "no step freezes writes"));
        }
        Instant to = steps.stream()
                .filter(step -> step.type().equals(RESUME))
                .map(step -> schedule.span(step.key()).end())
                .max(Instant::compareTo)
                .orElseGet(schedule::end);
        long minutes = Math.max(0, Duration.between(from.get(), to).toMinutes());
        return Optional.of(new Figure(minutes, "estimates of the steps"));
    }
}
