package dev.drover.execution;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at the change windows from time to time, on one of the nodes. */
@Configuration(proxyBeanMethods = false)
class LookAtWindows {

    private static final Logger log = LoggerFactory.getLogger(LookAtWindows.class);

    private static final Duration EVERY = Duration.ofSeconds(15);

    @Bean
    RecurringTask<Void> lookAtChangeWindows(
            ObjectProvider<WindowWatch> watch,
            ObjectProvider<ExtendWindow> extend,
            ObjectProvider<WindowExtensions> extensions,
            Clock clock) {
        return Tasks.recurring("look-at-windows", Schedules.fixedDelay(EVERY)).execute((instance, context) -> {
            watch.getObject()
                    .watched()
                    .forEach(id -> attempt(id, () -> watch.getObject().look(id)));
            extensions
                    .getObject()
                    .withFallen(clock.instant())
                    .forEach(id -> attempt(id, () -> extend.getObject().fallen(id)));
        });
    }

    /** One run that meets an error does not keep the others from being looked at. */
    private static void attempt(RunId id, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            log.warn("The change window of run {} could not be looked at; again in {} s", id, EVERY.toSeconds(), e);
        }
    }
}
