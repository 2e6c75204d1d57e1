package dev.drover.steps.transfer;

import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import dev.drover.transfer.follow.Follow;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Ends the following of the source, so that it keeps nothing for Drover any more. */
@Component
class StopFollowing implements StepType<StopFollowing.Parameters> {

    private final Follow follow;

    StopFollowing(Follow follow) {
        this.follow = follow;
    }

    record Parameters() {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                "transfer.stop-following",
                "Stop following",
                "Drops the slot and the publication in the source, which keeps its log for them until then.",
                Effect.REVERSIBLE,
                List.of("PostgreSQL: replication"));
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Drop the slot and the publication in the source";
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        return new Preview(
                List.of("select pg_drop_replication_slot('drover_…')", "drop publication drover_…"),
                Evidence.NONE,
                List.of());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        FollowOfRun.tell(() -> follow.endOf(context.plan().migration().value(), context.runNumber()));
        return new StepOutcome.Completed(Evidence.of("The source keeps for Drover", "nothing"));
    }

    /** What was not followed meanwhile can only be copied again. */
    @Override
    public Set<String> goesBackWith() {
        return Set.of("transfer.follow", "dynamodb.create-tables");
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "Nothing by itself: what is written to the source meanwhile is copied anew.";
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        return new StepOutcome.Completed(Evidence.NONE);
    }
}
