package dev.drover.web.migration;

import dev.drover.execution.Run;
import dev.drover.execution.RunStatus;
import dev.drover.execution.Runs;
import dev.drover.migration.Migration;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.runbook.Drafts;
import dev.drover.runbook.Gap;
import dev.drover.runbook.PlanGaps;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.Runbooks;
import dev.drover.signoff.ScopeStatus;
import dev.drover.signoff.Signoffs;
import dev.drover.step.RunKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How far a migration is, stage by stage, in sentences: done, missing, next. */
@Component
class Stages {

    private final TargetModels models;
    private final Runbooks runbooks;
    private final PlanGaps gaps;
    private final Revisions revisions;
    private final Drafts drafts;
    private final Signoffs signoffs;
    private final Runs runs;

    Stages(
            TargetModels models,
            Runbooks runbooks,
            PlanGaps gaps,
            Revisions revisions,
            Drafts drafts,
            Signoffs signoffs,
            Runs runs) {
        this.models = models;
        this.runbooks = runbooks;
        this.gaps = gaps;
        this.revisions = revisions;
        this.drafts = drafts;
        this.signoffs = signoffs;
        this.runs = runs;
    }

    List<Stage> of(Migration migration) {
        String root = "/migrations/" + migration.id();
        Optional<Revision> revision = revisions.latest(migration.id());
        List<Stage> stages = new ArrayList<>();
        stages.add(model(migration, root));
        stages.add(runbook(migration, root));
        stages.add(submitted(migration, revision, root));
        stages.add(signoff(revision, root));
        stages.add(run(migration, RunKind.REHEARSAL, "Rehearsal", revision, root));
        stages.add(run(migration, RunKind.LIVE, "Live run", revision, root));
        return stages;
    }

    private Stage model(Migration migration, String root) {
        TargetModel model = models.of(migration.id()).model();
        int entities =
                model.tables().stream().mapToInt(t -> t.entities().size()).sum();
        return entities == 0
                ? Stage.open("Target model", "No entity has a place yet.", root + "/model")
                : Stage.done(
                        "Target model",
                        count(model.tables().size(), "table") + ", " + count(entities, "entity", "entities") + ".",
                        root + "/model");
    }

    private Stage runbook(Migration migration, String root) {
        Runbook runbook = runbooks.of(migration.id()).runbook();
        List<Gap> missing = gaps.find(runbook, models.of(migration.id()).model());
        if (runbook.steps().isEmpty()) {
            return Stage.open("Runbook", "There are no steps yet.", root + "/runbook");
        }
        String steps = count(runbook.steps().size(), "step");
        return missing.isEmpty()
                ? Stage.done("Runbook", steps + ", nothing is missing.", root + "/runbook")
                : Stage.open("Runbook", steps + ", " + count(missing.size(), "gap") + ".", root + "/runbook");
    }

    private Stage submitted(Migration migration, Optional<Revision> revision, String root) {
        if (revision.isEmpty()) {
            return Stage.later("Submitted", "Nothing was submitted for signoff yet.", root + "/runbook");
        }
        boolean same = drafts.of(migration.id())
                .digests()
                .whole()
                .equals(revision.get().digests().whole());
        return same
                ? Stage.done(
                        "Submitted",
                        "Revision " + revision.get().number() + " is the plan as it is now.",
                        root + "/signoff")
                : Stage.open(
                        "Submitted",
                        "The plan was changed after revision " + revision.get().number() + ".",
                        root + "/runbook");
    }

    private Stage signoff(Optional<Revision> revision, String root) {
        if (revision.isEmpty()) {
            return Stage.later("Signoff", "There is nothing to sign yet.", root + "/signoff");
        }
        List<ScopeStatus> all = signoffs.status(revision.get());
        long signed = all.stream().filter(ScopeStatus::isSigned).count();
        String sentence = signed + " of " + all.size() + " scopes are signed.";
        return signed == all.size()
                ? Stage.done("Signoff", sentence, root + "/signoff")
                : Stage.open("Signoff", sentence, root + "/signoff");
    }

    private Stage run(Migration migration, RunKind kind, String name, Optional<Revision> revision, String root) {
        Optional<Run> latest = runs.of(migration.id()).stream()
                .filter(run -> run.kind() == kind && !run.goesBack())
                .findFirst();
        if (latest.isEmpty()) {
            return revision.isEmpty()
                    ? Stage.later(name, "A plan has to be submitted first.", root + "/runs")
                    : Stage.open(name, "There was none yet.", root + "/runs");
        }
        Run run = latest.get();
        String address = root + "/runs/" + run.number();
        String sentence = "Run " + run.number() + " is " + run.status().label().toLowerCase(Locale.ROOT) + ".";
        if (run.status() == RunStatus.COMPLETED || run.status() == RunStatus.ROLLED_BACK) {
            return Stage.done(name, sentence, address);
        }
        return run.status() == RunStatus.PAUSED
                ? new Stage(name, "warn", "pause", "Paused", sentence + " " + run.reason(), address)
                : new Stage(name, "busy", "run", run.status().label(), sentence, address);
    }

    private static String count(int n, String one) {
        return count(n, one, one + "s");
    }

    private static String count(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
