package dev.drover.steps.check;

import dev.drover.connection.ConnectionProblem;
import dev.drover.step.Checkpoint;
import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.Progress;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import dev.drover.transfer.RowsCheck;
import dev.drover.transfer.RowsCheckJob;
import dev.drover.transfer.RowsCheckResult;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Checks everything that can be checked before anything moves; every finding says what to do. */
@Component
class Preflight implements StepType<Preflight.Parameters> {

    private final List<PreflightCheck> checks;
    private final RowsCheck rows;

    Preflight(List<PreflightCheck> checks, RowsCheck rows) {
        this.checks = checks;
        this.rows = rows;
    }

    record Parameters() {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                "check.preflight",
                "Preflight",
                "Checks connections, privileges, the mapping, keys, sizes and names. Reads only.",
                Effect.HARMLESS,
                List.of("dynamodb:DescribeTable", "dynamodb:Scan", "PostgreSQL: select on every mapped table"));
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Check connections, privileges, mapping, keys, sizes and names";
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        Findings findings = look(context);
        return new Preview(List.of(), findings.evidence(), findings.problems());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        Findings findings = look(context);
        if (findings.problems().isEmpty()) {
            return rows(context, findings.evidence());
        }
        findings.problems().forEach(context::log);
        return new StepOutcome.Failed(
                Checkpoint.NONE,
                findings.problems().size() == 1
                        ? findings.problems().get(0)
                        : findings.problems().size() + " checks failed. " + String.join(" ", findings.problems()),
                "Mend what the sentences say, then retry.");
    }

    /** Last, because it takes as long as the tables are large: whether every row has a place in the target. */
    private StepOutcome rows(StepContext context, Evidence evidence) {
        RowsCheckJob job = new RowsCheckJob(
                context.stepRunId(), context.plan().model(), context.original(), context.sharePercent());
        RowsCheckResult result = rows.slice(job, context::shouldStop);
        if (result instanceof RowsCheckResult.More more) {
            context.log(String.format("Looked at %,d rows to find out whether each has a place.", more.read()));
            return new StepOutcome.Progressed(context.checkpoint(), new Progress(more.read(), 0, "rows", 0));
        }
        if (result instanceof RowsCheckResult.Found found) {
            found.problems().forEach(context::log);
            return new StepOutcome.Failed(context.checkpoint(), String.join(" ", found.problems()), found.nextAction());
        }
        if (result.read() == 0) {
            return new StepOutcome.Completed(evidence);
        }
        List<Evidence.Fact> facts = new ArrayList<>(evidence.facts());
        facts.add(new Evidence.Fact("Rows without a place in the target", String.format("none of %,d", result.read())));
        return new StepOutcome.Completed(new Evidence(facts));
    }

    private Findings look(StepContext context) {
        List<String> facts = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (PreflightCheck check : checks) {
            try {
                List<String> found = check.problems(context, facts);
                problems.addAll(found);
                facts.add(check.name());
                facts.add(found.isEmpty() ? "in order" : found.size() == 1 ? "1 problem" : found.size() + " problems");
            } catch (ConnectionProblem unreachable) {
                String sentences = unreachable.getMessage() + " " + unreachable.nextAction();
                if (!problems.contains(sentences)) {
                    problems.add(sentences);
                }
                facts.add(check.name());
                facts.add("could not be checked");
            }
        }
        return new Findings(Evidence.of(facts.toArray(String[]::new)), problems);
    }

    private record Findings(Evidence evidence, List<String> problems) {}

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "Nothing to undo: nothing was changed.";
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        rows.forget(context.stepRunId());
        return new StepOutcome.Completed(Evidence.NONE);
    }
}
