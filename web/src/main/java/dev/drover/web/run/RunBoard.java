package dev.drover.web.run;

import dev.drover.execution.Forecasts;
import dev.drover.execution.Run;
import dev.drover.execution.RunEvents;
import dev.drover.execution.RunForecast;
import dev.drover.execution.RunId;
import dev.drover.execution.Runs;
import dev.drover.execution.StepRun;
import dev.drover.execution.StepRuns;
import dev.drover.execution.StepStatus;
import dev.drover.runbook.Digests;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.step.RunKind;
import dev.drover.traffic.Lane;
import dev.drover.traffic.Traffic;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what the run board shows; page and live fragments show the same. */
@Component
class RunBoard {

    private static final int LOG_LINES = 200;

    private final Runs runs;
    private final StepRuns steps;
    private final RunEvents events;
    private final Forecasts forecasts;
    private final Revisions revisions;
    private final BoardChoices choices;
    private final BoardFollowing following;
    private final Traffic traffic;
    private final Clock clock;

    RunBoard(
            Runs runs,
            StepRuns steps,
            RunEvents events,
            Forecasts forecasts,
            Revisions revisions,
            BoardChoices choices,
            BoardFollowing following,
            Traffic traffic,
            Clock clock) {
        this.runs = runs;
        this.steps = steps;
        this.events = events;
        this.forecasts = forecasts;
        this.revisions = revisions;
        this.choices = choices;
        this.following = following;
        this.traffic = traffic;
        this.clock = clock;
    }

    void show(RunId id, Model model) {
        Instant now = clock.instant();
        // First of all: what happens while the rest is read is told again by the stream.
        model.addAttribute("lastEvent", events.newestNumber(id));
        Run run = runs.get(id);
        Revision revision = revisions.get(run.revision());
        List<StepRun> all = steps.of(run.id());
        RunForecast forecast = forecasts.of(run, revision, all, now);
        List<BoardRow> rows = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            rows.add(new BoardRow(
                    all.get(i),
                    revision.content().step(all.get(i).stepKey()),
                    forecast.steps().get(i)));
        }
        List<String> names = rows.stream().map(row -> row.planned().name()).toList();
        model.addAttribute("run", run);
        model.addAttribute("movers", events.movers(run.id()));
        model.addAttribute("revision", revision);
        model.addAttribute("digest", Digests.brief(run.digest()));
        model.addAttribute("rows", rows);
        model.addAttribute("forecast", forecast);
        model.addAttribute(
                "deciding", rows.stream().filter(row -> row.times().critical()).toList());
        model.addAttribute("now", now);
        model.addAttribute(
                "gantt", Gantt.of(forecast, all, names, now, run.ended().isPresent()));
        model.addAttribute("log", events.newest(run.id(), LOG_LINES));
        model.addAttribute("current", current(rows).orElse(null));
        model.addAttribute("copied", copied(rows).orElse(null));
        model.addAttribute(
                "traffic",
                traffic.switchOf(run.migration(), run.kind() == RunKind.REHEARSAL ? Lane.REHEARSAL : Lane.LIVE));
        model.addAttribute("followed", following.of(run, now).orElse(null));
        choices.show(run, revision, rows, forecast, now, model);
        model.addAttribute("undoing", runs.undoing(run.id()).orElse(null));
        RunId undone = run.undoesRun();
        model.addAttribute("undone", undone == null ? null : runs.get(undone));
    }

    /** The step that copies, once it has begun. */
    private static Optional<StepRun> copied(List<BoardRow> rows) {
        return rows.stream()
                .filter(row -> row.planned().type().equals("transfer.copy"))
                .map(BoardRow::run)
                .filter(step -> step.progress().done() > 0)
                .findFirst();
    }

    /** What is stored with a go or no-go: the evidence that the board shows at that moment. */
    String numbers(Run run) {
        Revision revision = revisions.get(run.revision());
        return steps.of(run.id()).stream()
                .filter(step -> step.status() == StepStatus.DONE)
                .map(step -> revision.content().step(step.stepKey()).name() + ": "
                        + step.evidence().facts().stream()
                                .map(fact -> fact.name() + " " + fact.value())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    /** The step that people look at: the one that moves, or that waits for them. */
    private static Optional<BoardRow> current(List<BoardRow> rows) {
        return rows.stream()
                .filter(row -> row.run().status() == StepStatus.RUNNING
                        || row.run().status() == StepStatus.NEEDS_SIGNOFF
                        || row.run().status() == StepStatus.NEEDS_PROOF
                        || row.run().status() == StepStatus.FAILED
                        || row.run().status() == StepStatus.PAUSED)
                .findFirst();
    }
}
