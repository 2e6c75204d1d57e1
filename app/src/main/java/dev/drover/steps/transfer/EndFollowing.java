package dev.drover.steps.transfer;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.drover.execution.Run;
import dev.drover.execution.Runs;
import dev.drover.migration.MigrationId;
import dev.drover.transfer.follow.Follow;
import dev.drover.transfer.follow.Follow.FollowedRun;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ends what is followed for runs that have ended, or the log of the source would grow until its disk is full. */
@Configuration(proxyBeanMethods = false)
class EndFollowing {

    private static final Logger log = LoggerFactory.getLogger(EndFollowing.class);

    private static final Duration EVERY = Duration.ofSeconds(15);

    @Bean
    RecurringTask<Void> endFollowingOfEndedRuns(ObjectProvider<Follow> follow, ObjectProvider<Runs> runs) {
        return Tasks.recurring("end-following", Schedules.fixedDelay(EVERY))
                .execute((instance, context) ->
                        follow.getObject().openRuns().forEach(run -> look(follow.getObject(), runs.getObject(), run)));
    }

    static void look(Follow follow, Runs runs, FollowedRun followed) {
        try {
            if (runs.find(new MigrationId(followed.migration()), followed.number())
                    .flatMap(Run::ended)
                    .isPresent()) {
                follow.endOf(followed.migration(), followed.number());
                log.info(
                        "Run {} of migration {} has ended; its source is no longer followed.",
                        followed.number(),
                        followed.migration());
            }
        } catch (RuntimeException e) {
            log.warn(
                    "The source of run {} of migration {} keeps its log though the run has ended; Drover tries again in {} s: {}",
                    followed.number(),
                    followed.migration(),
                    EVERY.toSeconds(),
                    e.getMessage());
        }
    }
}
