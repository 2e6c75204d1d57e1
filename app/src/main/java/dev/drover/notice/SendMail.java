package dev.drover.notice;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailSender;

/** Mails notices from time to time, on one of the nodes, when whoever runs Drover named a mail server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.mail.host")
class SendMail {

    private static final Duration EVERY = Duration.ofSeconds(15);

    @Bean
    RecurringTask<Void> sendNotices(
            ObjectProvider<Letters> letters, MailSettings settings, ObjectProvider<MailSender> sender) {
        return Tasks.recurring("send-notices", Schedules.fixedDelay(EVERY)).execute((instance, context) -> {
            // A host that is set to nothing is none.
            if (settings.sendsMail()) {
                new MailRound(letters.getObject(), settings, sender.getObject()).run();
            }
        });
    }
}
