package dev.drover.steps.check;

import dev.drover.connection.ConnectionProblem;
import dev.drover.step.Checkpoint;
import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Checks everything that can be checked before anything moves; every finding says what to do. */
@Component
class Preflight implements StepType<Preflight.Parameters> {

    private final List<PreflightCheck> checks;

    Preflight(List<PreflightCheck> checks) {
        this.checks = checks;
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
            return new StepOutcome.Completed(findings.evidence());
        }
        findings.problems().forEach(context::log);
        return new StepOutcome.Failed(
                Checkpoint.NONE,
                findings.problems().size() == 1
                        ? findings.problems().get(0)
                        : findings.problems().size() + " checks failed. " + String.join(" ", findings.problems()),
                "Mend what the sentences say, then retry.");
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
        return new StepOutcome.Completed(Evidence.NONE);
    }
}
