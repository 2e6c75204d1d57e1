package dev.drover.notice;

import dev.drover.people.PersonId;
import dev.drover.people.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person was told. Notices of a workspace that they are no member of any more are not shown. For templates, as
 * {@code @inbox}.
 */
@Service("inbox")
@Transactional
public class Inbox {

    private static final String STILL_A_MEMBER = """
             exists (select 1 from membership
                      where membership.person_id = notice.person_id and membership.workspace_id = notice.workspace_id)
            """;

    private final JdbcClient sql;
    private final Clock clock;

    Inbox(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** How many a person did not mark as read. */
    @Transactional(readOnly = true)
    public int unread(PersonId person) {
        return sql.sql("select count(*) from notice where person_id = :person and read_at is null and" + STILL_A_MEMBER)
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    /** The newest ones, newest first. */
    @Transactional(readOnly = true)
    public List<Notice> newest(PersonId person, int limit) {
        return sql.sql("select * from notice where person_id = :person and" + STILL_A_MEMBER
                        + "order by id desc limit :limit")
                .param("person", person.value())
                .param("limit", limit)
                .query(Inbox::notice)
                .list();
    }

    /** Marks one as read; one of somebody else stays as it is. */
    public void read(PersonId person, long id) {
        sql.sql("update notice set read_at = :at where person_id = :person and id = :id and read_at is null")
                .param("at", Timestamp.from(clock.instant()))
                .param("person", person.value())
                .param("id", id)
                .update();
    }

    /**
     * Marks all as read that the person can have seen.
     *
     * @param newest the newest one that the page showed
     */
    public void readAll(PersonId person, long newest) {
        sql.sql("update notice set read_at = :at where person_id = :person and id <= :newest and read_at is null")
                .param("at", Timestamp.from(clock.instant()))
                .param("person", person.value())
                .param("newest", newest)
                .update();
    }

    /** The newest notices to people of a workspace that the mail server refused and nobody read, newest first. */
    @Transactional(readOnly = true)
    public List<Undelivered> undelivered(WorkspaceId workspace, int limit) {
        return sql.sql("""
                        select notice.*, display_name
                          from notice join person on person.id = notice.person_id
                         where workspace_id = :workspace and mail_problem is not null and mailed_at is null
                           and read_at is null
                         order by notice.id desc limit :limit
                        """)
                .param("workspace", workspace.value())
                .param("limit", limit)
                .query((row, n) -> new Undelivered(
                        row.getLong("id"),
                        row.getString("display_name"),
                        NoticeKind.valueOf(row.getString("kind")),
                        Objects.requireNonNull(row.getTimestamp("created_at")).toInstant(),
                        row.getInt("mail_attempts"),
                        row.getString("mail_problem"),
                        row.getTimestamp("mail_due_at") != null))
                .list();
    }

    private static Notice notice(ResultSet row, int n) throws SQLException {
        Timestamp read = row.getTimestamp("read_at");
        return new Notice(
                row.getLong("id"),
                NoticeKind.valueOf(row.getString("kind")),
                row.getString("sentence"),
                row.getString("address"),
                Objects.requireNonNull(row.getTimestamp("created_at")).toInstant(),
                read == null ? null : read.toInstant());
    }
}
