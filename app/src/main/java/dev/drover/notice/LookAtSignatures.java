package dev.drover.notice;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.drover.migration.MigrationId;
import dev.drover.signoff.ExpiringSignatures;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks from time to time, on one of the nodes, which signatures end soon or ended. */
@Configuration(proxyBeanMethods = false)
class LookAtSignatures {

    private static final Logger log = LoggerFactory.getLogger(LookAtSignatures.class);

    private static final Duration EVERY = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> lookAtExpiringSignatures(
            ObjectProvider<ExpiringSignatures> signatures, ObjectProvider<TellOfExpiry> expiry) {
        return Tasks.recurring("look-at-signatures", Schedules.fixedDelay(EVERY))
                .execute((instance, context) ->
                        signatures.getObject().watched().forEach(migration -> look(expiry.getObject(), migration)));
    }

    /** A migration that meets an error does not keep the others from being looked at. */
    private static void look(TellOfExpiry expiry, MigrationId migration) {
        try {
            expiry.look(migration);
        } catch (RuntimeException e) {
            log.warn(
                    "The signatures of migration {} could not be looked at; again in {} s",
                    migration,
                    EVERY.toSeconds(),
                    e);
        }
    }
}
