package dev.drover.notice;

import dev.drover.people.MailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Notices that have to be mailed. Each method is a transaction of its own: none is open while a server is spoken to. */
@Repository
@Transactional
class Letters {

    /** What is older is in the inbox only: news of yesterday is no reason for a mail, unless an admin asked for it. */
    static final Duration FRESH = Duration.ofDays(1);

    private final JdbcClient sql;
    private final Clock clock;

    Letters(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A mail to write; the attempt is counted already. */
    record Letter(long id, NoticeKind kind, String sentence, String page, MailAddress to) {}

    /** Gives up what nobody needs by mail any more: it was read, is old, or its person left or has no address. */
    void sortOut() {
        Instant now = clock.instant();
        sql.sql("""
                        update notice set mail_due_at = null
                         where mail_due_at <= :now
                           and (read_at is not null
                                or coalesce(mail_again_at, created_at) < :oldest
                                or not exists (select 1 from membership
                                                where membership.person_id = notice.person_id
                                                  and membership.workspace_id = notice.workspace_id)
                                or exists (select 1 from person
                                            where person.id = notice.person_id and person.mail_address is null))
                        """)
                .param("now", Timestamp.from(now))
                .param("oldest", Timestamp.from(now.minus(FRESH)))
                .update();
    }

    /**
     * Takes the next one that is due, for this node alone. Should the node die before it says what came of it, the next
     * attempt is due after the wait that follows a refusal. After the fifth one there is none.
     */
    Optional<Letter> take() {
        return sql.sql("""
                        update notice
                           set mail_attempts = mail_attempts + 1,
                               mail_problem = 'Drover stopped before it knew whether the mail was taken.',
                               mail_due_at = cast(:now as timestamptz) + case mail_attempts + 1
                                   when 1 then interval '1 minute'
                                   when 2 then interval '5 minutes'
                                   when 3 then interval '30 minutes'
                                   when 4 then interval '2 hours'
                               end
                          from person
                         where person.id = notice.person_id
                           and notice.id = (select id from notice where mail_due_at <= :now
                                             order by mail_due_at, id limit 1 for update skip locked)
                        returning notice.id, notice.kind, notice.sentence, notice.address, person.mail_address
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .query(Letters::letter)
                .optional();
    }

    /** A server took it. */
    void sent(Letter letter) {
        sql.sql("update notice set mailed_at = :at, mail_due_at = null, mail_problem = null where id = :id")
                .param("at", Timestamp.from(clock.instant()))
                .param("id", letter.id())
                .update();
    }

    /**
     * No server took it. After the last attempt nothing more is due, and it counts as not delivered.
     *
     * @param problem what the server said
     */
    void refused(Letter letter, String problem) {
        sql.sql("update notice set mail_problem = :problem where id = :id")
                .param("problem", problem)
                .param("id", letter.id())
                .update();
    }

    private static Letter letter(ResultSet row, int n) throws SQLException {
        return new Letter(
                row.getLong("id"),
                NoticeKind.valueOf(row.getString("kind")),
                row.getString("sentence"),
                row.getString("address"),
                new MailAddress(row.getString("mail_address")));
    }
}
