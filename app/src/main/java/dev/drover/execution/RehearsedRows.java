package dev.drover.execution;

import dev.drover.runbook.Revision;
import dev.drover.signoff.policy.Figure;
import dev.drover.signoff.policy.FigureSource;
import dev.drover.signoff.policy.Measure;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many rows the newest completed rehearsal of a plan read; a part of the data is reckoned up to all of it. */
@Component
@Order(1)
class RehearsedRows implements FigureSource {

    private static final String ROWS_READ = "Rows read";

    private final Rehearsals rehearsals;
    private final StepRuns steps;

    RehearsedRows(Rehearsals rehearsals, StepRuns steps) {
        this.rehearsals = rehearsals;
        this.steps = steps;
    }

    @Override
    public Measure measure() {
        return Measure.ROWS;
    }

    @Override
    public Optional<Figure> find(Revision revision) {
        return rehearsals.of(revision).stream().findFirst().flatMap(this::counted);
    }

    private Optional<Figure> counted(Run run) {
        long rows = 0;
        boolean known = false;
        for (StepRun step : steps.of(run.id())) {
            String digits = step.evidence().value(ROWS_READ).orElse("").replaceAll("[^0-9]", "");
            if (!digits.isEmpty() && digits.length() < 18) {
                rows += Long.parseLong(digits);
                known = true;
            }
        }
        long all = (rows * 100 + run.sharePercent() - 1) / run.sharePercent();
        return known ? Optional.of(new Figure(all, "counted in rehearsal run " + run.number())) : Optional.empty();
    }
}
