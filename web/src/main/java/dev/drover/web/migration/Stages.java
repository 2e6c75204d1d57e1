package dev.drover.web.migration;

import dev.drover.execution.Run;
import dev.drover.execution.RunStatus;
import dev.drover.execution.Runs;
import dev.drover.migration.Migration;
import dev.drover.runbook.Revision;
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

    private final PlanStates plans;
    private final Signoffs signoffs;
    private final Runs runs;

    Stages(PlanStates plans, Signoffs signoffs, Runs runs) {
        this.plans = plans;
        this.signoffs = signoffs;
        this.runs = runs;
    }

    List<Stage> of(Migration migration) {
        String root = "/migrations/" + migration.id();
        PlanState plan = plans.of(migration);
        Optional<Revision> revision = plan.revision();
        List<Stage> stages = new ArrayList<>();
        stages.add(inventory(plan, root));
        stages.add(model(plan, root));
        stages.add(coverage(plan, root));
        stages.add(runbook(plan, root));
        stages.add(submitted(plan, root));
        stages.add(signoff(revision, root));
        stages.add(run(migration, RunKind.REHEARSAL, "Rehearsal", revision, root));
        stages.add(run(migration, RunKind.LIVE, "Live run", revision, root));
        return stages;
    }

    private static Stage inventory(PlanState plan, String root) {
        String address = root + "/inventory";
        if (plan.patterns().isEmpty()) {
            return Stage.open("Inventory", "There are no access patterns yet.", address);
        }
        String patterns = count(plan.patterns().size(), "access pattern");
        long withGaps = plan.patterns().stream()
                .filter(pattern -> !pattern.gaps().isEmpty())
                .count();
        return withGaps == 0
                ? Stage.done("Inventory", patterns + ", nothing is missing.", address)
                : Stage.open("Inventory", patterns + ", " + withGaps + " with gaps.", address);
    }

    private static Stage model(PlanState plan, String root) {
        return plan.entities() == 0
                ? Stage.open("Target model", "No entity has a place yet.", root + "/model")
                : Stage.done(
                        "Target model",
                        count(plan.model().tables().size(), "table") + ", "
                                + count(plan.entities(), "entity", "entities") + ".",
                        root + "/model");
    }

    private static Stage coverage(PlanState plan, String root) {
        String address = root + "/coverage";
        if (plan.patterns().isEmpty() || plan.entities() == 0) {
            return Stage.later("Coverage", "It needs access patterns and a target model.", address);
        }
        int gaps = plan.coverage().gaps().size();
        return gaps == 0
                ? Stage.done("Coverage", "Every pattern has a path.", address)
                : Stage.open(
                        "Coverage", count(gaps, "pattern has", "patterns have") + " no path in the target.", address);
    }

    private static Stage runbook(PlanState plan, String root) {
        String address = root + "/runbook";
        if (plan.runbook().steps().isEmpty()) {
            return Stage.open("Runbook", "There are no steps yet.", address);
        }
        String steps = count(plan.runbook().steps().size(), "step");
        return plan.gaps().isEmpty()
                ? Stage.done("Runbook", steps + ", nothing is missing.", address)
                : Stage.open("Runbook", steps + ", " + count(plan.gaps().size(), "gap") + ".", address);
    }

    private static Stage submitted(PlanState plan, String root) {
        if (plan.revision().isEmpty()) {
            return Stage.later("Submitted", "Nothing was submitted for signoff yet.", root + "/runbook");
        }
        int number = plan.revision().get().number();
        return plan.submittedAsIs()
                ? Stage.done("Submitted", "Revision " + number + " is the plan as it is now.", root + "/signoff")
                : Stage.open("Submitted", "The plan was changed after revision " + number + ".", root + "/runbook");
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
