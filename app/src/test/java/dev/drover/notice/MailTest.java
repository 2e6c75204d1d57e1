package dev.drover.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.drover.AppTest;
import dev.drover.audit.AuditTrail;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.MailAddress;
import dev.drover.people.Workspace;
import dev.drover.runbook.StepComments;
import dev.drover.testing.Office;
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
import org.springframework.transaction.support.TransactionTemplate;

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

    @Autowired
    AuditTrail audit;

    @Autowired
    Office office;

    @Autowired
    TransactionTemplate transaction;

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

        Duration nextWeek = Duration.ofDays(7);
        Undelivered given = inbox.undelivered(team.workspace().id(), 5).get(0);
        assertThatThrownBy(() -> sendAgain(office.workspace(), given, nextWeek)).isInstanceOf(NotMailedException.class);
        sendAgain(team.workspace(), given, nextWeek);
        assertThat(inbox.undelivered(team.workspace().id(), 5)).singleElement().matches(u -> u.goesOn());
        round(nextWeek).run();
        assertThat(server.getReceivedMessages())
                .as("however old, because an admin asked for it")
                .hasSize(1);
        assertThat(inbox.undelivered(team.workspace().id(), 5)).isEmpty();
        assertThatThrownBy(() -> sendAgain(team.workspace(), given, nextWeek)).hasMessageContaining("it was delivered");
        assertThat(audit.page(team.workspace().id(), Long.MAX_VALUE, 100))
                .filteredOn(entry -> entry.action().equals("people.mail-again"))
                .singleElement()
                .matches(entry -> entry.sentence()
                        .equals("Asked for the mail to " + team.operator().name()
                                + " to be sent again: You are mentioned in a comment."));
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

    private void sendAgain(Workspace workspace, Undelivered mail, Duration later) {
        Clock clock = Clock.fixed(told.plus(later), ZoneOffset.UTC);
        MailAgain again = new MailAgain(sql, settings(), audit, clock);
        transaction.executeWithoutResult(t -> again.send(workspace.id(), mail.id(), team.lead()));
    }

    private static MailSettings settings() {
        return new MailSettings("127.0.0.1", "drover@shop.example", "https://drover.shop.example/x/");
    }

    private MailRound round(Duration later) {
        return round(later, sender());
    }

    private MailRound round(Duration later, JavaMailSenderImpl sender) {
        Clock clock = Clock.fixed(told.plus(later), ZoneOffset.UTC);
        return new MailRound(new Letters(sql, clock), settings(), sender);
    }

    private static JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        sender.setDefaultEncoding("UTF-8");
        return sender;
    }
}
