package dev.drover.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.drover.AppTest;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.MailAddress;
import dev.drover.runbook.StepComments;
import dev.drover.testing.Plans;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Notices by mail, spoken to a real SMTP server in this process. */
@AppTest
class MailTest {

    private static final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @Autowired
    Plans plans;

    @Autowired
    StepComments comments;

    @Autowired
    Directory directory;

    @Autowired
    Inbox inbox;

    @Autowired
    JdbcClient sql;

    Plans.Team team;
    Instant told = Instant.EPOCH;

    @BeforeAll
    static void start() {
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void somebodyWithAnAddress() throws FolderException {
        server.purgeEmailFromAllMailboxes();
        sql.sql("update notice set mail_due_at = null").update();
        team = plans.team();
        plans.submit(team, Plans.scripted("one"));
        directory.reach(team.operator().id(), new MailAddress("ann@shop.example"));
    }

    @Test
    void aNoticeIsMailedOnceWithItsSentenceAndLink() throws MessagingException, IOException {
        mention(team.operator());
        mention(team.lead());
        round(Duration.ZERO).run();
        round(Duration.ofHours(3)).run();

        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received)
                .as("not again, and nothing to the lead, who has no address")
                .hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("Drover: You are mentioned in a comment");
        assertThat(received[0].getFrom()[0]).hasToString("drover@shop.example");
        assertThat(received[0].getAllRecipients()[0]).hasToString("ann@shop.example");
        assertThat(received[0].getContent().toString())
                .contains(team.architect().name() + " mentioned you in a comment on the step Step one of Orders")
                .contains("\r\nhttps://drover.shop.example/x/migrations/"
                        + team.migration().id() + "/runbook/steps/one\r\n")
                .doesNotContain("Words of a person");
        assertThat(inbox.undelivered(team.workspace().id(), 5)).isEmpty();
    }

    @Test
    void whatWasReadIsNotMailedAndWhatIsOldNeither() {
        mention(team.operator());
        inbox.readAll(team.operator().id(), Long.MAX_VALUE);
        round(Duration.ZERO).run();
        mention(team.operator());
        round(Letters.FRESH.plusMinutes(1)).run();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(inbox.undelivered(team.workspace().id(), 5)).isEmpty();
    }

    @Test
    void aRefusedMailIsTriedFiveTimesWithGrowingWaits() {
        mention(team.operator());
        JavaMailSenderImpl nobody = sender();
        nobody.setPort(1);
        Duration[] waits = {
            Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2)
        };
        Duration later = Duration.ZERO;
        for (int attempt = 1; attempt <= waits.length; attempt++) {
            later = later.plus(waits[attempt - 1]);
            round(later.minusSeconds(attempt == 1 ? 0 : 2), nobody).run();
            round(later.plusSeconds(attempt), nobody).run();
            later = later.plusSeconds(attempt);
            int counted = attempt;
            assertThat(inbox.undelivered(team.workspace().id(), 5))
                    .singleElement()
                    .satisfies(refused -> {
                        assertThat(refused.attempts()).isEqualTo(counted);
                        assertThat(refused.goesOn()).isEqualTo(counted < 5);
                        assertThat(refused.person()).isEqualTo(team.operator().name());
                        assertThat(refused.problem()).containsIgnoringCase("refused");
                    });
        }
        round(later.plusHours(3)).run();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aMailThatIsTakenAtLastIsNoLongerListed() {
        mention(team.operator());
        JavaMailSenderImpl nobody = sender();
        nobody.setPort(1);
        round(Duration.ZERO, nobody).run();
        round(Duration.ofMinutes(2)).run();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(inbox.undelivered(team.workspace().id(), 5)).isEmpty();
    }

    @Test
    void wrongSettingsAndAddressesAreRefusedWithASentence() {
        assertThatThrownBy(() -> new MailSettings("mail.shop.example", "", ""))
                .hasMessageContaining("drover.mail.from has to be");
        assertThatThrownBy(() -> new MailSettings("mail.shop.example", "Drover", ""))
                .hasMessageContaining("drover.mail.from: Mail address");
        assertThatThrownBy(() -> new MailSettings("", "", "drover.shop.example"))
                .hasMessageContaining("drover.public-address");
        assertThat(new MailSettings("", "", "").link("/inbox")).isEmpty();
        for (String wrong : List.of("ann", "ann@", "a@b@c", "Ann <ann@shop.example>", "a\n@b.c", "a..b@c", "a@-b")) {
            assertThatThrownBy(() -> new MailAddress(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new MailAddress(" ann.b+c@shop.example ")).hasToString("ann.b+c@shop.example");
    }

    private void mention(Actor actor) {
        String name = directory.person(actor.id()).orElseThrow().signInName();
        comments.add(team.migration().id(), "one", "Words of a person, @" + name, team.architect());
        told = Instant.now();
    }

    private MailRound round(Duration later) {
        return round(later, sender());
    }

    private MailRound round(Duration later, JavaMailSenderImpl sender) {
        Clock clock = Clock.fixed(told.plus(later), ZoneOffset.UTC);
        MailSettings settings = new MailSettings("127.0.0.1", "drover@shop.example", "https://drover.shop.example/x/");
        return new MailRound(new Letters(sql, clock), settings, sender);
    }

    private static JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        sender.setDefaultEncoding("UTF-8");
        return sender;
    }
}
