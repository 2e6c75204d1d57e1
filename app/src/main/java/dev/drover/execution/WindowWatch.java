package dev.drover.execution;

import dev.drover.execution.RunEvent.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells, once for each crossing, that by its forecast a run ends after its change window. */
@Service
@Transactional
class WindowWatch {

    /** The forecast has to come back by so much before another crossing is told: one that trembles would not end. */
    private static final Duration CALM = Duration.ofMinutes(2);

    private final JdbcClient sql;
    private final Runs runs;
    private final Forecasts forecasts;
    private final RunEvents events;
    private final Clock clock;

    WindowWatch(JdbcClient sql, Runs runs, Forecasts forecasts, RunEvents events, Clock clock) {
        this.sql = sql;
        this.runs = runs;
        this.forecasts = forecasts;
        this.events = events;
        this.clock = clock;
    }

    /** The runs under way that have a window. */
    @Transactional(readOnly = true)
    List<RunId> watched() {
        return sql.sql("""
                        select id from run
                         where window_ends_at is not null and undoes_run_id is null
                           and status in ('RUNNING', 'PAUSING', 'PAUSED')
                        """).query((row, n) -> new RunId(row.getLong("id"))).list();
    }

    void look(RunId id) {
        Run run = runs.lock(id);
        Instant ends = run.windowEndsAt();
        if (ends == null || !run.status().isActive()) {
            return;
        }
        RunForecast forecast = forecasts.of(run, clock.instant());
        boolean told = isTold(id);
        if (!told && forecast.end().isAfter(ends)) {
            tell(id, true);
            events.append(
                    id,
                    null,
                    Kind.WINDOW_OVERRUN,
                    "",
                    "By the forecast the run ends at " + forecast.end().truncatedTo(ChronoUnit.SECONDS)
                            + ", after its change window (" + ends + "). Extend the window, pause, or roll back.");
        } else if (told && forecast.end().isBefore(ends.minus(CALM))) {
            tell(id, false);
        }
    }

    private boolean isTold(RunId id) {
        return sql.sql("select overrun_told from run where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    private void tell(RunId id, boolean told) {
        sql.sql("update run set overrun_told = :told where id = :id")
                .param("id", id.value())
                .param("told", told)
                .update();
    }
}
