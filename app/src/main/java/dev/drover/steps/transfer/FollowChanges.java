package dev.drover.steps.transfer;

import dev.drover.step.Checkpoint;
import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.Progress;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import dev.drover.transfer.follow.Follow;
import dev.drover.transfer.follow.Follow.Preparation;
import dev.drover.transfer.follow.FollowRefusedException;
import dev.drover.transfer.follow.Following;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Begins to bring over whatever applications commit in the source, so that they can go on while rows are copied. */
@Component
class FollowChanges implements StepType<FollowChanges.Parameters> {

    private final Follow follow;

    FollowChanges(Follow follow) {
        this.follow = follow;
    }

    record Parameters() {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                "transfer.follow",
                "Follow changes",
                "Brings over whatever is committed in the source from now on, in the background, until it is drained.",
                Effect.REVERSIBLE,
                List.of(
                        "PostgreSQL: replication, and ownership of every mapped table or a publication made beforehand",
                        "dynamodb:PutItem"));
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Follow every table that the model reads";
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        try {
            List<String> tables = follow.look(FollowOfRun.job(context));
            return new Preview(
                    List.of(
                            "create publication drover_… for table " + String.join(", ", tables),
                            "select pg_create_logical_replication_slot('drover_…', 'pgoutput')"),
                    Evidence.of("Tables to follow", String.join(", ", tables)),
                    List.of());
        } catch (FollowRefusedException e) {
            return new Preview(List.of(), Evidence.NONE, List.of(e.getMessage() + " " + e.nextAction()));
        }
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        Preparation preparation = FollowOfRun.ask(() -> follow.prepare(FollowOfRun.job(context)));
        if (preparation instanceof Preparation.Waiting waiting) {
            return new StepOutcome.Waiting(Checkpoint.NONE, Progress.UNKNOWN, Duration.ofSeconds(1), waiting.because());
        }
        Following following = ((Preparation.Ready) preparation).following();
        return new StepOutcome.Completed(Evidence.of(
                "Slot and publication",
                "drover_" + following.name(),
                "Brought over up to",
                String.valueOf(following.position())));
    }

    /** Its marks are in the items, and a second following would take those for somebody else's. */
    @Override
    public Set<String> goesBackWith() {
        return Set.of("dynamodb.create-tables");
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "Stops following and drops the slot and the publication, so that the source keeps nothing for Drover any more."
                + " The source was only read, so no data is lost.";
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        FollowOfRun.tell(() -> follow.end(context.stepRunId()));
        return new StepOutcome.Completed(Evidence.NONE);
    }
}
