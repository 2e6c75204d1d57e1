package dev.drover.notice;

import dev.drover.audit.AuditTrail;
import dev.drover.people.Actor;
import dev.drover.people.WorkspaceId;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Mails a notice once more that a server refused, because an admin wants it: five new attempts, the first one at once. */
@Service
@Transactional
public class MailAgain {

    private final JdbcClient sql;
    private final MailSettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    MailAgain(JdbcClient sql, MailSettings settings, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes the mail of a notice due.
     *
     * @param notice the id of one that {@link Inbox#undelivered} lists
     * @return the name of the person who gets it
     * @throws NotMailedException if it cannot be mailed any more; nothing is changed
     */
    public String send(WorkspaceId workspace, long notice, Actor actor) {
        if (!settings.sendsMail()) {
            throw new NotMailedException("No mail server is set, so nothing is mailed.");
        }
        Due due = sql.sql("""
                        update notice set mail_attempts = 0, mail_due_at = :now, mail_again_at = :now
                          from person
                         where person.id = notice.person_id and notice.id = :id and workspace_id = :workspace
                           and mail_problem is not null and mailed_at is null and read_at is null
                           and mail_address is not null
                           and exists (select 1 from membership
                                        where membership.person_id = notice.person_id
                                          and membership.workspace_id = notice.workspace_id)
                        returning display_name, kind
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", notice)
                .param("workspace", workspace.value())
                .query((row, n) -> new Due(row.getString("display_name"), NoticeKind.valueOf(row.getString("kind"))))
                .optional()
                .orElseThrow(
                        () -> new NotMailedException("That mail was not sent again: it was delivered, its notice was"
                                + " read, or its person left the workspace or has no mail address."));
        audit.record(
                actor,
                workspace,
                null,
                "people.mail-again",
                "Asked for the mail to " + due.person() + " to be sent again: "
                        + due.kind().label() + ".");
        return due.person();
    }

    private record Due(String person, NoticeKind kind) {}
}
