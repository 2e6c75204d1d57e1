package dev.drover.steps.validation;

import dev.drover.step.Checkpoint;
import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.Progress;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import dev.drover.validation.EntityCount;
import dev.drover.validation.Validation;
import dev.drover.validation.ValidationJob;
import dev.drover.validation.ValidationOutcome;
import dev.drover.validation.ValidationReport;
import dev.drover.validation.ValidationState;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Compares every record of source and target by counts and checksums; a difference pauses the run. */
@Component
class CompareSides implements StepType<CompareSides.Parameters> {

    /** The fact under which the board finds the report. */
    static final String REPORT = "Validation report";

    private final Validation validation;
    private final JsonMapper json;

    CompareSides(Validation validation, JsonMapper json) {
        this.validation = validation;
        this.json = json;
    }

    record Parameters() {}

    /**
     * The checkpoint.
     *
     * @param settled the last validation whose result people were shown; a retry compares anew
     */
    record Settled(long settled) {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                "validation.compare",
                "Validate",
                "Counts both sides exactly and compares checksums through the mapping; lists what differs and why.",
                Effect.HARMLESS,
                List.of("dynamodb:Scan", "dynamodb:GetItem", "PostgreSQL: select on every mapped table"));
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Compare counts and checksums of every record on both sides";
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        List<String> calls = context.plan().model().tables().stream()
                .map(table -> "dynamodb:Scan on " + context.tableName(table.name()) + ", consistent, all of it")
                .toList();
        return new Preview(calls, Evidence.of("Reads", "every row of the source once, every item once"), List.of());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        Settled settled = context.checkpoint().equals(Checkpoint.NONE)
                ? new Settled(0)
                : json.readValue(context.checkpoint().json(), Settled.class);
        ValidationJob job = new ValidationJob(
                context.stepRunId(),
                context.plan().migration().value(),
                context.plan().model(),
                context.source(),
                context.plan().environment().aws(),
                context::tableName,
                context.sharePercent(),
                context.kind().label(),
                settled.settled());
        ValidationOutcome outcome = validation.slice(job, context.deadline(), context::shouldStop, context::log);
        if (outcome instanceof ValidationOutcome.Finished finished) {
            return finished(finished.report());
        }
        if (outcome instanceof ValidationOutcome.Stopped stopped) {
            return new StepOutcome.Failed(context.checkpoint(), stopped.problem(), stopped.nextAction());
        }
        ValidationOutcome.More more = (ValidationOutcome.More) outcome;
        return new StepOutcome.Progressed(
                context.checkpoint(), new Progress(more.done(), more.total(), "records", more.perSecond()));
    }

    private StepOutcome finished(ValidationReport report) {
        if (report.state() == ValidationState.PASSED) {
            return new StepOutcome.Completed(evidence(report));
        }
        return new StepOutcome.Failed(
                new Checkpoint(json.writeValueAsString(new Settled(report.id()))),
                report.sentence() + " See validation report " + report.id() + ".",
                "Mend the records on the side that is wrong and retry to compare anew, or roll back.");
    }

    private static Evidence evidence(ValidationReport report) {
        List<String> facts = new ArrayList<>(List.of("Result", report.sentence()));
        for (EntityCount count : report.entities()) {
            facts.add(count.entity());
            facts.add(String.format(
                    "%,d in the source, %,d in the target, checksum %s",
                    count.sourceCount(),
                    count.targetCount(),
                    count.sameChecksum() ? count.sourceChecksum().substring(0, 8) : "differs"));
        }
        facts.add("Speed");
        facts.add(String.format("%,d records/s", report.rowsPerSecond()));
        facts.add(REPORT);
        facts.add(Long.toString(report.id()));
        return Evidence.of(facts.toArray(String[]::new));
    }

    @Override
    public boolean isProofOfTheMoment() {
        return true;
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "Nothing to undo: nothing was changed. The report stays.";
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        return new StepOutcome.Completed(Evidence.NONE);
    }
}
