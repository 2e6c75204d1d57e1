package dev.drover.web.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.notice.Inbox;
import dev.drover.people.Role;
import dev.drover.testing.Plans;
import dev.drover.web.ServerTest;
import dev.drover.web.browser.Members;
import dev.drover.web.browser.Members.Member;
import dev.drover.web.browser.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inbox over HTTP, without scripts. */
@ServerTest
class InboxPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Plans plans;

    @Autowired
    Members members;

    @Autowired
    Inbox inbox;

    @Autowired
    JdbcClient sql;

    @Test
    void aLeadReadsThatTheirSignatureIsAskedForAndTicksItOff() {
        Plans.Team team = plans.team();
        Member lead = members.member(team.workspace(), Role.LEAD);
        plans.submit(team, List.of(Plans.step("hold", "time.hold", Map.of("seconds", "3"))));
        Visitor visitor = new Visitor(port);
        visitor.get("/sign-in");
        visitor.post("/sign-in", "name", lead.person().signInName(), "password", lead.password());

        String page = visitor.get("/inbox").body();
        assertThat(page)
                .contains("<span class=\"count\">1</span>", "Your signature is asked for", "Mark all as read")
                .contains("href=\"/migrations/" + team.migration().id() + "/signoff\"");
        long foreign = inbox.newest(team.stakeholder().id(), 1).get(0).id();
        visitor.post("/inbox/" + foreign + "/read");
        assertThat(inbox.unread(team.stakeholder().id())).isEqualTo(1);
        String read = visitor.post(page.replaceAll("(?s).*action=\"(/inbox/[0-9]+/read)\".*", "$1"))
                .body();
        assertThat(read)
                .contains("Your signature is asked for")
                .doesNotContain("class=\"count\"", "Mark all as read", "· unread");
        assertThat(inbox.unread(lead.person().id())).isZero();

        visitor.get("/account");
        HttpResponse<String> refused = visitor.post("/account/mail", "mailAddress", "ann <x>");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("enter one address such as", "value=\"ann &lt;x&gt;\"");
        assertThat(visitor.post("/account/mail", "mailAddress", "ann@shop.example")
                        .body())
                .contains("Notices are mailed to ann@shop.example from now on.", "value=\"ann@shop.example\"");
    }

    /** As the mail round leaves it when a server refuses. */
    @Test
    void anAdminReadsWhatWasNotDelivered() {
        Plans.Team team = plans.team();
        Member admin = members.member(team.workspace(), Role.ADMIN);
        plans.submit(team, List.of(Plans.step("hold", "time.hold", Map.of("seconds", "3"))));
        sql.sql("""
                        update notice set mail_attempts = 5, mail_problem = '550 <unknown>' where person_id = :lead
                        """).param("lead", team.lead().id().value()).update();
        Visitor visitor = new Visitor(port);
        visitor.get("/sign-in");
        visitor.post("/sign-in", "name", admin.person().signInName(), "password", admin.password());
        String page = visitor.get("/people").body();
        assertThat(page).contains("Mail that was not delivered", "5 of 5, given up", "550 &lt;unknown&gt;");
        assertThat(visitor.post(page.replaceAll("(?s).*action=\"(/people/mail/[0-9]+/again)\".*", "$1"))
                        .body())
                .contains("No mail server is set, so nothing is mailed.", "5 of 5, given up");
    }
}
