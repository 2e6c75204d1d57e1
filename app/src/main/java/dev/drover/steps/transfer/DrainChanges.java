package dev.drover.steps.transfer;

import dev.drover.step.Checkpoint;
import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Field;
import dev.drover.step.Preview;
import dev.drover.step.Progress;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import dev.drover.transfer.follow.Follow;
import dev.drover.transfer.follow.FollowTotals;
import dev.drover.transfer.follow.Following;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Waits, while nobody writes, until everything that was committed is in the target, and stops following there. */
@Component
class DrainChanges implements StepType<DrainChanges.Parameters> {

    private final Follow follow;
    private final FollowOfRun following;
    private final JsonMapper json;

    DrainChanges(Follow follow, FollowOfRun following, JsonMapper json) {
        this.follow = follow;
        this.following = following;
        this.json = json;
    }

    record Parameters(
            @Field(
                    label = "Give up after seconds",
                    example = "120",
                    help = "When not everything is over after this time, the run pauses and a person decides.")
            @Min(value = 5, message = "Give up after seconds: at least 5.")
            @Max(value = 3600, message = "Give up after seconds: at most 3,600.")
            int giveUpSeconds) {}

    /**
     * The checkpoint.
     *
     * @param position where the source's log ended
     * @param since when that was
     */
    record Goal(String position, Instant since) {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                "transfer.drain",
                "Drain changes",
                "Waits until everything that was committed in the source is in the target. Writes must be frozen before.",
                Effect.REVERSIBLE,
                List.of("dynamodb:PutItem"));
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Wait for the last change, for " + parameters.giveUpSeconds() + " s at most";
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        return Preview.NOTHING;
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        Following now = following.get(context);
        if (context.checkpoint().equals(Checkpoint.NONE)) {
            Goal goal = new Goal(FollowOfRun.ask(() -> follow.logEnd(now)), context.now());
            context.log("Everything up to " + goal.position() + " of the source's log has to come over.");
            return waiting(goal, now);
        }
        Goal goal = json.readValue(context.checkpoint().json(), Goal.class);
        if (FollowOfRun.ask(() -> follow.drain(now, goal.position()))) {
            FollowTotals totals = now.totals();
            return new StepOutcome.Completed(Evidence.of(
                    "Everything is over up to",
                    goal.position(),
                    "Changes followed",
                    String.format("%,d", totals.changes()),
                    "Items written because of changes",
                    String.format("%,d", totals.written()),
                    "Tombstones put",
                    String.format("%,d", totals.buried())));
        }
        long waited = Duration.between(goal.since(), context.now()).toSeconds();
        if (waited > parameters.giveUpSeconds()) {
            return new StepOutcome.Failed(
                    Checkpoint.NONE,
                    "After " + waited + " s not everything is over: " + because(now) + ".",
                    "Resume writes if users cannot wait, or look at what holds the changes up, then retry.");
        }
        return waiting(goal, now);
    }

    private StepOutcome waiting(Goal goal, Following now) {
        return new StepOutcome.Waiting(
                new Checkpoint(json.writeValueAsString(goal)), Progress.UNKNOWN, Duration.ofMillis(500), because(now));
    }

    private static String because(Following now) {
        return now.problem().isEmpty()
                ? "changes are over up to " + now.position()
                : now.problem().replaceFirst("\\.$", "");
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "Follows the source again from where it stopped, so nothing that is written meanwhile is lost.";
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        // One that was lost or has ended stays so: the drain says that when it runs again, and going back all the way
        // needs none.
        boolean again = following.find(context).map(follow::resume).orElse(false);
        return new StepOutcome.Completed(
                Evidence.of("Changes of the source are followed", again ? "again" : "no more"));
    }
}
