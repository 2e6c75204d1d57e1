package dev.drover.steps.transfer;

import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.Progress;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import dev.drover.transfer.follow.Following;
import dev.drover.transfer.follow.FollowingStatus;
import dev.drover.transfer.follow.TombstoneClearing;
import dev.drover.transfer.follow.TombstoneClearing.Clearing;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes away what stands in the target for records that are gone, before anybody reads there. */
@Component
class ClearTombstones implements StepType<ClearTombstones.Parameters> {

    private final FollowOfRun following;
    private final TombstoneClearing clearing;

    ClearTombstones(FollowOfRun following, TombstoneClearing clearing) {
        this.following = following;
        this.clearing = clearing;
    }

    record Parameters() {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                "transfer.clear-tombstones",
                "Clear tombstones",
                "Removes what stands in the target for records that are gone, when no late write can come any more.",
                Effect.REVERSIBLE,
                List.of("dynamodb:DeleteItem"));
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Remove the tombstones of records that are gone";
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        return Preview.NOTHING;
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        Following now = following.get(context);
        if (now.status() != FollowingStatus.DRAINED) {
            return new StepOutcome.Failed(
                    context.checkpoint(),
                    "The source is still followed, so a tombstone may be needed yet.",
                    "Put the step that drains changes before this one, or wait until it is done, then retry.");
        }
        Clearing result = FollowOfRun.ask(() -> slice(now, Duration.between(context.now(), context.deadline())));
        if (result.problem() != null) {
            return new StepOutcome.Failed(context.checkpoint(), result.problem(), result.nextAction());
        }
        if (result.left() == 0) {
            return new StepOutcome.Completed(Evidence.of("Tombstones left", "0"));
        }
        Progress progress = new Progress(0, result.left(), "tombstones", 0);
        return result.grace().isZero()
                ? new StepOutcome.Progressed(context.checkpoint(), progress)
                : new StepOutcome.Waiting(
                        context.checkpoint(),
                        progress,
                        Duration.ofSeconds(1),
                        "for " + (result.grace().toSeconds() + 1) + " s, in which a late write could still come");
    }

    private Clearing slice(Following now, Duration time) {
        try {
            return clearing.slice(now, time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Clearing(clearing.count(now), Duration.ZERO, null, "");
        }
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "Nothing to undo: what a tombstone stood for is gone in the source, too.";
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        return new StepOutcome.Completed(Evidence.NONE);
    }
}
