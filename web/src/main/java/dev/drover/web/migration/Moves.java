package dev.drover.web.migration;

import dev.drover.execution.Rehearsals;
import dev.drover.execution.Run;
import dev.drover.execution.RunEvents;
import dev.drover.execution.RunStatus;
import dev.drover.execution.Runs;
import dev.drover.execution.StartRun;
import dev.drover.execution.StepRun;
import dev.drover.execution.StepRuns;
import dev.drover.execution.StepStatus;
import dev.drover.migration.Migration;
import dev.drover.people.Permission;
import dev.drover.runbook.Revision;
import dev.drover.signoff.ScopeStatus;
import dev.drover.signoff.SigningRules;
import dev.drover.signoff.Signoffs;
import dev.drover.step.RunKind;
import dev.drover.web.access.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a migration waits for, and whether it is the viewer whom it waits for. */
@Component
public class Moves {

    private final PlanStates plans;
    private final Signoffs signoffs;
    private final SigningRules rules;
    private final Runs runs;
    private final StepRuns steps;
    private final RunEvents events;
    private final Rehearsals rehearsals;
    private final StartRun start;

    Moves(
            PlanStates plans,
            Signoffs signoffs,
            SigningRules rules,
            Runs runs,
            StepRuns steps,
            RunEvents events,
            Rehearsals rehearsals,
            StartRun start) {
        this.plans = plans;
        this.signoffs = signoffs;
        this.rules = rules;
        this.runs = runs;
        this.steps = steps;
        this.events = events;
        this.rehearsals = rehearsals;
        this.start = start;
    }

    /** The next moves, the most urgent first; empty when the migration is finished or runs by itself. */
    public List<Move> of(Migration migration, Viewer viewer) {
        String root = "/migrations/" + migration.id();
        Optional<Run> active = runs.of(migration.id()).stream()
                .filter(run -> run.status().isActive())
                .max((a, b) -> Boolean.compare(a.goesBack(), b.goesBack()));
        if (active.isPresent()) {
            return ofRun(active.get(), root, viewer);
        }
        PlanState plan = plans.of(migration);
        Optional<Move> planning = planning(plan, root, viewer);
        return planning.isPresent()
                ? List.of(planning.get())
                : towardsLive(migration, plan.revision().orElseThrow(), root, viewer);
    }

    private List<Move> ofRun(Run run, String root, Viewer viewer) {
        String address = root + "/runs/" + run.number();
        if (run.status() == RunStatus.PAUSED) {
            return List.of(move(
                    "Look at run " + run.number() + ", which is paused: " + run.reason(),
                    address,
                    Permission.RUN,
                    viewer));
        }
        List<StepRun> all = steps.of(run.id());
        List<Move> moves = new ArrayList<>();
        if (all.stream().anyMatch(step -> step.status() == StepStatus.NEEDS_PROOF)) {
            moves.add(move(
                    "Do a step of run " + run.number() + " by hand and enter the proof",
                    address,
                    Permission.RUN,
                    viewer));
        }
        if (all.stream().anyMatch(step -> step.status() == StepStatus.NEEDS_SIGNOFF)) {
            moves.add(new Move(
                    "Decide go or no-go for run " + run.number(),
                    address,
                    Permission.DECIDE,
                    viewer.may(Permission.DECIDE) && !events.movers(run.id()).contains(viewer.id())));
        }
        return moves;
    }

    private static Optional<Move> planning(PlanState plan, String root, Viewer viewer) {
        if (plan.patterns().isEmpty()) {
            return Optional.of(move("Fill in the access patterns", root + "/inventory", Permission.PLAN, viewer));
        }
        if (plan.entities() == 0) {
            return Optional.of(move("Design the target model", root + "/model", Permission.PLAN, viewer));
        }
        if (plan.runbook().steps().isEmpty()) {
            return Optional.of(move("Generate the runbook", root + "/runbook", Permission.PLAN, viewer));
        }
        if (!plan.gaps().isEmpty()) {
            return Optional.of(
                    move("Complete the runbook: something is missing", root + "/runbook", Permission.PLAN, viewer));
        }
        return plan.submittedAsIs()
                ? Optional.empty()
                : Optional.of(move("Submit the plan for signoff", root + "/runbook", Permission.PLAN, viewer));
    }

    /** Signing and rehearsing wait for different people and can happen in any order. */
    private List<Move> towardsLive(Migration migration, Revision revision, String root, Viewer viewer) {
        boolean finished = runs.of(migration.id()).stream()
                .anyMatch(run -> run.status() == RunStatus.COMPLETED && !run.goesBack() && run.kind() == RunKind.LIVE);
        if (finished) {
            return List.of();
        }
        List<Move> moves = new ArrayList<>();
        List<ScopeStatus> all = signoffs.status(revision);
        for (ScopeStatus status : all) {
            if (!status.isSigned()) {
                boolean may = !rules.hasSigned(status, viewer.actor())
                        && rules.conflict(revision, status, viewer.actor(), all).isEmpty();
                moves.add(new Move(
                        "Sign the " + status.scope().label().toLowerCase(Locale.ROOT) + " scope of revision "
                                + revision.number(),
                        root + "/signoff",
                        status.required().rule().who(),
                        may));
            }
        }
        if (rehearsals.of(revision).isEmpty()) {
            moves.add(move("Rehearse the plan", root + "/runs", Permission.RUN, viewer));
        }
        if (moves.isEmpty()) {
            boolean free = start.refusals(migration.id(), RunKind.LIVE, 100, viewer.actor())
                    .isEmpty();
            moves.add(move(
                    free ? "Start the live run" : "See what keeps the live run from starting",
                    root + "/runs",
                    Permission.RUN,
                    viewer));
        }
        return moves;
    }

    private static Move move(String sentence, String address, Permission needed, Viewer viewer) {
        return new Move(sentence, address, needed, viewer.may(needed));
    }
}
