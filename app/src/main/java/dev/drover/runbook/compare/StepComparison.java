package dev.drover.runbook.compare;

import dev.drover.runbook.Dependency;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.compare.PlanComparison.Changes;
import dev.drover.runbook.compare.PlanDifference.Kind;
import dev.drover.runbook.compare.PlanDifference.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the steps of two runbooks by their keys. */
final class StepComparison {

    private static final Map<String, Function<RunbookStep, Object>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("Phase", RunbookStep::phase);
        FIELDS.put("Step type", RunbookStep::type);
        FIELDS.put("Stream", RunbookStep::stream);
        FIELDS.put("Expected outcome", RunbookStep::expectedOutcome);
        FIELDS.put("Rollback", RunbookStep::rollback);
        FIELDS.put("Owner", RunbookStep::owner);
        FIELDS.put("Stand-in", RunbookStep::standIn);
        FIELDS.put("Team", RunbookStep::team);
        FIELDS.put("Escalation contact", RunbookStep::escalationContact);
        FIELDS.put("Time estimate, minutes", RunbookStep::estimateMinutes);
        FIELDS.put("Impact", RunbookStep::impact);
        FIELDS.put("Milestone", RunbookStep::milestone);
    }

    private final Runbook before;
    private final Runbook after;
    private final PlanComparison into;

    StepComparison(Runbook before, Runbook after, PlanComparison into) {
        this.before = before;
        this.after = after;
        this.into = into;
    }

    void run() {
        for (RunbookStep step : before.steps()) {
            if (after.step(step.key()).isEmpty()) {
                add(Kind.REMOVED, step, "The step is gone", place(before, step) + ", " + step.type(), "");
            }
        }
        List<String> kept = keys(before, after);
        List<String> now = keys(after, before);
        Set<String> still = LongestOrder.of(kept, now);
        for (RunbookStep step : after.steps()) {
            before.step(step.key())
                    .ifPresentOrElse(
                            was -> compare(was, step, still),
                            () -> add(
                                    Kind.ADDED, step, "The step is new", "", place(after, step) + ", " + step.type()));
        }
    }

    private void compare(RunbookStep was, RunbookStep is, Set<String> still) {
        if (!was.name().equals(is.name())) {
            add(Kind.RENAMED, is, "Name", was.name(), is.name());
        }
        if (!still.contains(is.key())) {
            add(Kind.MOVED, is, "Position", place(before, was), place(after, is));
        }
        Changes changes = new Changes(Part.STEPS, name(is), into);
        FIELDS.forEach((label, value) -> changes.field(label, value.apply(was), value.apply(is)));
        changes.field("Waits for", waits(was), waits(is));
        Set<String> parameters = new TreeSet<>(was.parameters().keySet());
        parameters.addAll(is.parameters().keySet());
        parameters.forEach(parameter -> changes.field(
                "Parameter " + parameter,
                was.parameters().get(parameter),
                is.parameters().get(parameter)));
    }

    /** What a step waits for, by keys: a new name of another step is no change of this one. */
    private static String waits(RunbookStep step) {
        List<Dependency> named = step.dependencies();
        if (named == null) {
            return "the step before it";
        }
        return named.isEmpty()
                ? "nothing"
                : named.stream()
                        .map(d -> d.kind().words() + " " + d.step()
                                + (d.lagMinutes() == 0 ? "" : " and then " + d.lagMinutes() + " min"))
                        .collect(Collectors.joining(", and for "));
    }

    private static String place(Runbook runbook, RunbookStep step) {
        return "step " + (runbook.position(step.key()) + 1) + " of "
                + runbook.steps().size();
    }

    private static List<String> keys(Runbook of, Runbook others) {
        return of.steps().stream()
                .map(RunbookStep::key)
                .filter(key -> others.step(key).isPresent())
                .toList();
    }

    private void add(Kind kind, RunbookStep step, String what, String was, String is) {
        into.add(new PlanDifference(Part.STEPS, kind, name(step), what, was, is));
    }

    private static String name(RunbookStep step) {
        return step.name().isBlank() ? step.key() : step.name();
    }
}
