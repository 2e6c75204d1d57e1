package dev.drover.notice;

import dev.drover.migration.Migration;
import dev.drover.people.PersonId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes notices, in the transaction of what they tell. */
@Component
class Telling {

    private final JdbcClient sql;
    private final Clock clock;

    Telling(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What people are told.
     *
     * @param subject what it is about; nobody is told twice of the same
     * @param sentence without data of rows and without what others wrote: it is sent by mail
     * @param page below the address of the migration, with a leading slash
     */
    record Message(NoticeKind kind, String subject, String sentence, String page) {}

    /** Tells those of the people who are members of the migration's workspace. */
    @Transactional(propagation = Propagation.MANDATORY)
    void tell(Collection<PersonId> people, Migration migration, Message message) {
        if (people.isEmpty()) {
            return;
        }
        sql.sql("""
                        insert into notice (person_id, workspace_id, kind, subject, sentence, address, created_at, mail_due_at)
                        select id, :workspace, :kind, :subject, :sentence, :address, cast(:at as timestamptz),
                               case when mail_address is not null then cast(:at as timestamptz) end
                          from person
                         where id in (:people)
                           and exists (select 1 from membership
                                        where person_id = person.id and workspace_id = :workspace)
                         order by id
                            on conflict do nothing
                        """)
                .param("workspace", migration.workspace().value())
                .param("kind", message.kind().name())
                .param("subject", message.subject())
                .param("sentence", message.sentence())
                .param("address", "/migrations/" + migration.id() + message.page())
                .param("at", Timestamp.from(clock.instant()))
                .param("people", people.stream().map(PersonId::value).toList())
                .update();
    }
}
