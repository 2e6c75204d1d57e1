package dev.drover.steps.transfer;

import dev.drover.model.TargetTable;
import dev.drover.step.StepContext;
import dev.drover.step.StepProblem;
import dev.drover.transfer.follow.Follow;
import dev.drover.transfer.follow.FollowJob;
import dev.drover.transfer.follow.FollowRefusedException;
import dev.drover.transfer.follow.Following;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a run follows. */
@Component
class FollowOfRun {

    private final Follow follow;

    FollowOfRun(Follow follow) {
        this.follow = follow;
    }

    /** What the step that begins it asks for. */
    static FollowJob job(StepContext context) {
        Map<String, String> names = context.plan().model().tables().stream()
                .map(TargetTable::name)
                .collect(Collectors.toMap(name -> name, context::tableName));
        return new FollowJob(
                context.stepRunId(),
                context.plan().migration().value(),
                context.runNumber(),
                context.plan().environment().id(),
                context.source(),
                context.plan().environment().aws(),
                context.plan().model(),
                names);
    }

    Optional<Following> find(StepContext context) {
        return follow.of(context.plan().migration().value(), context.runNumber());
    }

    /** Notes that every row is copied. */
    void copied(Following following) {
        follow.copied(following);
    }

    /** @throws StepProblem if nothing is followed */
    Following get(StepContext context) {
        return find(context)
                .orElseThrow(() -> new StepProblem(
                        "This run does not follow its source.",
                        "Put a step \"Follow changes\" before this one into the runbook, and submit it again."));
    }

    /** As {@link #ask}, of something that answers nothing. */
    static void tell(Runnable order) {
        ask(() -> {
            order.run();
            return true;
        });
    }

    /** Asks, and says a refusal in the words of steps. */
    static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (FollowRefusedException e) {
            throw new StepProblem(String.valueOf(e.getMessage()), e.nextAction());
        }
    }
}
