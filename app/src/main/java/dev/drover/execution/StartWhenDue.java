package dev.drover.execution;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every few seconds, on one of the nodes, whether the moment of a planned start has come. */
@Configuration(proxyBeanMethods = false)
class StartWhenDue {

    private static final Logger log = LoggerFactory.getLogger(StartWhenDue.class);

    private static final Duration EVERY = Duration.ofSeconds(5);

    @Bean
    RecurringTask<Void> startDueRuns(ObjectProvider<PlannedStarts> starts) {
        return Tasks.recurring("start-due-runs", Schedules.fixedDelay(EVERY))
                .execute((instance, context) -> starts.getObject().due().forEach(id -> begin(starts.getObject(), id)));
    }

    /** One that meets an error is looked at again in a few seconds, and does not keep the others from starting. */
    private static void begin(PlannedStarts starts, long id) {
        try {
            starts.begin(id);
        } catch (RuntimeException e) {
            log.warn("The planned start {} met an error; it is tried again in {} s", id, EVERY.toSeconds(), e);
        }
    }
}
