package dev.drover.sign;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.drover.migration.MigrationId;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Once a day, on one of the nodes: the signs of every migration of which a person ever measured them. */
@Configuration(proxyBeanMethods = false)
class DailyMeasurement {

    private static final Logger log = LoggerFactory.getLogger(DailyMeasurement.class);

    /** In UTC: night in Europe and evening in America, so few people wait for their sources. */
    private static final LocalTime WHEN = LocalTime.of(2, 40);

    @Bean
    RecurringTask<Void> measureSigns(
            ObjectProvider<Signs> signs,
            ObjectProvider<MeasurementTable> measurements,
            ObjectProvider<DailySnapshots> snapshots) {
        return Tasks.recurring("measure-signs", Schedules.daily(ZoneOffset.UTC, WHEN))
                .execute((instance, context) -> measurements
                        .getObject()
                        .measured()
                        .forEach(migration -> {
                            look(snapshots.getObject(), migration);
                            measure(signs.getObject(), migration);
                        }));
    }

    /** Before the signs, which are told from it. */
    private static void look(DailySnapshots snapshots, MigrationId migration) {
        try {
            snapshots.take(migration);
        } catch (RuntimeException e) {
            log.warn("The daily snapshot of migration {} could not be taken", migration, e);
        }
    }

    /** A migration that cannot be measured does not keep the others from it. */
    private static void measure(Signs signs, MigrationId migration) {
        try {
            signs.measureDaily(migration);
        } catch (RuntimeException e) {
            log.warn("The warning signs of migration {} could not be measured", migration, e);
        }
    }
}
