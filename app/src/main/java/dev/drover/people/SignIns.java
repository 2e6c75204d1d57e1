package dev.drover.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts attempts to sign in with a password, and makes people wait after too many.
 *
 * <p>An attempt counts before its password is looked at, in one statement: however many come at once, only so many get
 * through. The right password then takes all of them back.
 */
@Service
@Transactional
public class SignIns {

    /** Attempts that cost nothing; with the last of them the first wait begins, and each further one doubles it. */
    static final int FREE_ATTEMPTS = 5;

    static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final JdbcClient sql;
    private final Clock clock;

    SignIns(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What a password is compared with. */
    public record Attempt(PersonId person, String signInName, String passwordHash) {}

    /** Counts an attempt; empty if nobody with a password has that name, or if they have to wait. */
    public Optional<Attempt> begin(String name) {
        Instant now = clock.instant();
        return sql.sql("""
                        update person
                           set failed_sign_ins = case when last_attempt > :dayAgo then failed_sign_ins else 0 end + 1,
                               locked_until = case
                                   when last_attempt > :dayAgo and failed_sign_ins + 1 >= :free
                                   then cast(:now as timestamptz) + least(
                                       :longest * interval '1 second',
                                       :first * power(2, least(failed_sign_ins + 1 - :free, 10)) * interval '1 second')
                               end,
                               last_attempt = :now
                         where lower(sign_in_name) = lower(:name)
                           and password_hash is not null
                           and (locked_until is null or locked_until <= :now)
                        returning id, sign_in_name, password_hash
                        """)
                .param("dayAgo", Timestamp.from(now.minus(FORGOTTEN_AFTER)))
                .param("free", FREE_ATTEMPTS)
                .param("now", Timestamp.from(now))
                .param("longest", LONGEST_WAIT.toSeconds())
                .param("first", FIRST_WAIT.toSeconds())
                .param("name", name)
                .query((row, n) -> new Attempt(
                        new PersonId(row.getLong("id")),
                        Objects.requireNonNull(row.getString("sign_in_name")),
                        Objects.requireNonNull(row.getString("password_hash"))))
                .optional();
    }

    /** The password was right. */
    public void succeeded(PersonId person) {
        sql.sql("update person set failed_sign_ins = 0, locked_until = null where id = :id")
                .param("id", person.value())
                .update();
    }
}
