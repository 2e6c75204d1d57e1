package dev.drover.timeline;

import dev.drover.execution.Forecasts;
import dev.drover.execution.Run;
import dev.drover.execution.RunEvent;
import dev.drover.execution.RunEvent.Kind;
import dev.drover.execution.RunEvents;
import dev.drover.execution.RunForecast;
import dev.drover.execution.RunStatus;
import dev.drover.execution.Runs;
import dev.drover.execution.StepRun;
import dev.drover.execution.StepRuns;
import dev.drover.migration.Migration;
import dev.drover.runbook.Revision;
import dev.drover.runbook.RevisionContent;
import dev.drover.runbook.Revisions;
import dev.drover.step.RunKind;
import dev.drover.timeline.PublicStatus.Update;
import dev.drover.transfer.follow.Follow;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says in plain words how the live run of a migration stands. Rehearsals concern nobody outside and do not show.
 *
 * <p>Everything it says comes from sentences that people wrote into the plan and signed, or from the few here; names of
 * tables, services and steps of the machinery never get in.
 */
@Service
@Transactional(readOnly = true)
public class PublicStatuses {

    private static final int MOST_UPDATES = 50;

    /** What {@link #update} has words for. */
    private static final Set<Kind> TOLD = EnumSet.of(
            Kind.RUN_STARTED,
            Kind.STEP_STARTED,
            Kind.STEP_DONE,
            Kind.RUN_PAUSED,
            Kind.RUN_RESUMED,
            Kind.STEP_RETRIED,
            Kind.RUN_COMPLETED,
            Kind.RUN_CALLED_OFF);

    /** Going back, only the run as a whole makes news. */
    private static final Set<Kind> TOLD_OF_A_WAY_BACK = TOLD.stream()
            .filter(kind -> kind != Kind.STEP_STARTED && kind != Kind.STEP_DONE)
            .collect(Collectors.toUnmodifiableSet());

    private final Runs runs;
    private final StepRuns steps;
    private final RunEvents events;
    private final Forecasts forecasts;
    private final Revisions revisions;
    private final Announcements announcements;
    private final Follow follow;
    private final Clock clock;

    PublicStatuses(
            Runs runs,
            StepRuns steps,
            RunEvents events,
            Forecasts forecasts,
            Revisions revisions,
            Announcements announcements,
            Follow follow,
            Clock clock) {
        this.runs = runs;
        this.steps = steps;
        this.events = events;
        this.forecasts = forecasts;
        this.revisions = revisions;
        this.announcements = announcements;
        this.follow = follow;
        this.clock = clock;
    }

    public PublicStatus of(Migration migration) {
        List<Run> live = runs.of(migration.id()).stream()
                .filter(run -> run.kind() == RunKind.LIVE)
                .toList();
        List<Update> updates = updates(migration, live);
        Optional<Run> latest = live.stream().findFirst();
        return latest.isEmpty() ? planned(impact(migration), updates) : running(latest.get(), updates);
    }

    /**
     * The words of the newest revision, which somebody put forward for signing; an edit of the draft is nobody's word yet. An
     * edit of these words voids the signature, so no older revision is signed when the newest one is not.
     */
    private String impact(Migration migration) {
        return revisions
                .latest(migration.id())
                .map(revision -> revision.content().description())
                .orElse(migration.description())
                .impact();
    }

    private static PublicStatus planned(String impact, List<Update> updates) {
        return new PublicStatus(
                "Work is planned. Nothing has changed yet.",
                "What you will notice when it happens: " + impact,
                "Scheduled",
                "info",
                null,
                null,
                null,
                null,
                "",
                "Yes: nothing has been changed so far.",
                updates);
    }

    private PublicStatus running(Run run, List<Update> updates) {
        Revision revision = revisions.get(run.revision());
        RevisionContent plan = revision.content();
        List<StepRun> all = steps.of(run.id());
        Instant now = clock.instant();
        RunForecast forecast = forecasts.of(run, revision, all, now);
        Optional<StepRun> current =
                all.stream().filter(step -> !step.status().isFinished()).findFirst();
        boolean over = !run.status().isActive();
        Words words = words(run, plan, current);
        return new PublicStatus(
                words.headline(),
                words.explanation(),
                words.state(),
                words.tone(),
                run.startedAt(),
                over ? null : forecast.end(),
                run.endedAt(),
                forecast.percent(),
                over || run.goesBack() ? "" : changes(run, now),
                undo(run),
                updates);
    }

    private String changes(Run run, Instant now) {
        return follow.of(run.migration().value(), run.number())
                .map(following -> ChangesInWords.of(following, now))
                .orElse("");
    }

    private record Words(String headline, String explanation, String state, String tone) {}

    private Words words(Run run, RevisionContent plan, Optional<StepRun> current) {
        String impact = current.map(step -> plan.step(step.stepKey()).impact())
                .orElse(plan.description().impact());
        if (run.goesBack()) {
            return run.status() == RunStatus.COMPLETED
                    ? new Words(
                            "The work was undone. Everything is as it was before.",
                            "Nothing was lost. We will announce a new date.",
                            "Rolled back",
                            "ok")
                    : new Words(
                            "We are going back to how it was before.",
                            "Nothing is lost. " + impact,
                            "In progress",
                            "warn");
        }
        return switch (run.status()) {
            case RUNNING, PAUSING ->
                isProving(plan, current)
                        ? new Words("Work is under way. We are checking the result.", impact, "Verifying", "info")
                        : new Words("Work is under way.", impact, "In progress", "info");
            case PAUSED ->
                new Words(
                        "The work is paused. Nothing is lost.",
                        "We look into it before we go on. " + impact,
                        "Paused",
                        "warn");
            case ROLLING_BACK ->
                new Words("We are going back to how it was before.", "Nothing is lost.", "In progress", "warn");
            case ROLLED_BACK ->
                new Words(
                        "The work was undone. Everything is as it was before.",
                        "Nothing was lost. We will announce a new date.",
                        "Rolled back",
                        "ok");
            case CALLED_OFF ->
                new Words(
                        "The work was stopped before its end.",
                        "We will say here how it goes on.",
                        "Cancelled",
                        "warn");
            case COMPLETED ->
                new Words(
                        "The work is done. Everything works as usual.",
                        "Thank you for your patience.",
                        "Completed",
                        "ok");
        };
    }

    private static boolean isProving(RevisionContent plan, Optional<StepRun> current) {
        return current.filter(step -> plan.step(step.stepKey()).phase().equals("prove"))
                .isPresent();
    }

    private static String undo(Run run) {
        return switch (run.status()) {
            case COMPLETED -> run.goesBack() ? "It was undone." : "No longer: the work is finished and was checked.";
            case ROLLED_BACK -> "It was undone.";
            default -> "Yes, at any moment until it is finished.";
        };
    }

    private List<Update> updates(Migration migration, List<Run> live) {
        Stream<Update> told = announcements.of(migration.id(), MOST_UPDATES).stream()
                .map(news -> new Update(news.at(), "Update", news.sentence()));
        Stream<Update> happened = live.stream().flatMap(run -> {
            RevisionContent plan = revisions.get(run.revision()).content();
            return events.newestOf(run.id(), run.goesBack() ? TOLD_OF_A_WAY_BACK : TOLD, MOST_UPDATES).stream()
                    .flatMap(event -> update(run, plan, event).stream());
        });
        List<Update> all = new ArrayList<>(Stream.concat(told, happened).toList());
        all.sort(Comparator.comparing(Update::at).reversed());
        return all.stream().limit(MOST_UPDATES).toList();
    }

    private static Optional<Update> update(Run run, RevisionContent plan, RunEvent event) {
        return switch (event.kind()) {
            case RUN_STARTED ->
                Optional.of(new Update(
                        event.at(),
                        run.goesBack() ? "Going back" : "Work started",
                        run.goesBack() ? "We are going back to how it was before. Nothing is lost." : ""));
            case STEP_STARTED ->
                Optional.of(new Update(
                        event.at(),
                        phase(plan, event),
                        plan.step(event.stepKey()).impact()));
            case RUN_PAUSED ->
                Optional.of(new Update(event.at(), "Paused", "Nothing is lost. We look into it before we go on."));
            case RUN_RESUMED, STEP_RETRIED -> Optional.of(new Update(event.at(), "Work goes on", ""));
            case STEP_DONE ->
                Optional.of(plan.step(event.stepKey()).milestone())
                        .filter(milestone -> !milestone.isEmpty())
                        .map(milestone -> new Update(event.at(), "Milestone", milestone));
            case RUN_COMPLETED -> Optional.of(completed(run, event));
            case RUN_CALLED_OFF ->
                Optional.of(new Update(event.at(), "Stopped", "The work was stopped before its end."));
            default -> Optional.empty();
        };
    }

    private static Update completed(Run run, RunEvent event) {
        if (!run.goesBack()) {
            return new Update(event.at(), "Done", "Everything works as usual.");
        }
        return run.rollbackTo().isEmpty()
                ? new Update(event.at(), "Undone", "Everything is as it was before.")
                : new Update(event.at(), "Went back a little", "A part was undone; nothing is lost, and work goes on.");
    }

    /** Phases are named by people for people; the names of steps may hold names of tables. */
    private static String phase(RevisionContent plan, RunEvent event) {
        return switch (plan.step(event.stepKey()).phase()) {
            case "prepare" -> "Getting ready";
            case "move" -> "Moving data";
            case "prove" -> "Checking every record";
            case "decide" -> "Deciding whether to go on";
            case "shift" -> "Switching over";
            case "finish" -> "Watching that everything works";
            default -> "Working";
        };
    }
}
