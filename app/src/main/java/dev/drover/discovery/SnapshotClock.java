package dev.drover.discovery;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks on one of the nodes, again and again, whether the time of a planned snapshot has come. */
@Configuration(proxyBeanMethods = false)
class SnapshotClock {

    /** A planned snapshot comes so much too late at most, if no other takes long. */
    private static final Duration EVERY = Duration.ofSeconds(30);

    @Bean
    RecurringTask<Void> takePlannedSnapshots(ObjectProvider<PlannedSnapshots> snapshots) {
        return Tasks.recurring("take-planned-snapshots", FixedDelay.of(EVERY))
                .execute((instance, context) -> snapshots.getObject().takeDue());
    }
}
