package dev.drover.web.run;

import dev.drover.execution.Run;
import dev.drover.execution.RunId;
import dev.drover.execution.Runs;
import dev.drover.transfer.follow.Follow;
import dev.drover.transfer.follow.Following;
import dev.drover.web.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gathers what the run board says about the changes that are followed. */
@Component
class BoardFollowing {

    private final Follow follow;
    private final Runs runs;
    private final FollowingHistory history;
    private final Times times;

    BoardFollowing(Follow follow, Runs runs, FollowingHistory history, Times times) {
        this.follow = follow;
        this.runs = runs;
        this.history = history;
        this.times = times;
    }

    /** Empty if the run follows nothing; a run that goes back works on what the other one follows. */
    Optional<FollowingView> of(Run run, Instant now) {
        RunId undone = run.undoesRun();
        int number = undone == null ? run.number() : runs.get(undone).number();
        return follow.of(run.migration().value(), number).map(following -> view(following, now));
    }

    private FollowingView view(Following following, Instant now) {
        List<FollowingHistory.Sample> samples = history.of(following, now);
        return new FollowingView(following, now, samples, LagLine.of(samples, FollowingView.LATE, times));
    }
}
