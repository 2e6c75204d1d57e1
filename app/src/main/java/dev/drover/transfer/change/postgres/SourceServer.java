package dev.drover.transfer.change.postgres;

import dev.drover.transfer.change.FeedRefusedException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a server is and lets its user do, as far as reading committed changes needs it. */
final class SourceServer {

    private static final int OLDEST_VERSION = 140000;

    private final Connection connection;

    SourceServer(Connection connection) {
        this.connection = connection;
    }

    /** @throws FeedRefusedException if it cannot send changes to this user */
    void refuseIfNotAble() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select current_setting('server_version_num')::int as version,
                               current_setting('server_version') as version_words,
                               current_setting('wal_level') as wal_level, pg_is_in_recovery() as standby,
                               current_user::text as me,
                               exists (select from pg_roles r
                                        where r.rolname = current_user and (r.rolreplication or r.rolsuper))
                                   or exists (select from pg_roles r
                                               where r.rolname = 'rds_replication'
                                                 and pg_has_role(r.oid, 'member')) as may_replicate
                        """)) {
            row.next();
            if (row.getInt("version") < OLDEST_VERSION) {
                throw new FeedRefusedException(
                        "The source is PostgreSQL " + row.getString("version_words")
                                + ", and changes are followed from version 14 on",
                        "Upgrade the source, or copy while nobody writes.");
            }
            if (row.getBoolean("standby")) {
                throw new FeedRefusedException(
                        "The source is a standby, which publishes nothing itself",
                        "Let the connection point to the primary server.");
            }
            if (!row.getString("wal_level").equals("logical")) {
                throw new FeedRefusedException(
                        "The source's wal_level is " + row.getString("wal_level")
                                + ", so its log does not say which rows changed",
                        "Set wal_level to logical (rds.logical_replication to 1 in a parameter group of RDS or Aurora)"
                                + " and start the source again.");
            }
            if (!row.getBoolean("may_replicate")) {
                String me = row.getString("me");
                throw new FeedRefusedException(
                        "The user " + me + " may not replicate",
                        "Run in the source: alter role " + me + " replication; on RDS and Aurora: grant rds_replication"
                                + " to " + me + ";");
            }
        }
    }

    /** Where the log ends, with what is not on disk yet. */
    String end() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_current_wal_insert_lsn()::text")) {
            row.next();
            return row.getString(1);
        }
    }

    /** The number of a transaction that begins now. */
    long newTransaction() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_current_xact_id()::text::bigint")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The oldest transaction that wrote something and is open, in words. */
    String oldestOpen() throws SQLException {
        // Of sessions, other users' transactions are hidden from ordinary users; of locks, they are not.
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select l.transactionid::text as transaction, l.pid,
                               to_char(a.xact_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as since
                          from pg_locks l
                          left join pg_stat_activity a on a.pid = l.pid
                         where l.locktype = 'transactionid'
                           and l.mode = 'ExclusiveLock'
                           and l.granted
                           and l.pid is distinct from pg_backend_pid()
                         order by age(l.transactionid) desc
                         limit 1
                        """)) {
            if (!row.next()) {
                return "Transactions that wrote something were open in the source";
            }
            String process = row.getString("pid");
            String since = row.getString("since");
            return "The transaction " + row.getString("transaction")
                    + (process == null ? ", which is prepared," : " of the source's process " + process)
                    + " wrote something and is open"
                    + (since == null ? "" : " since " + since + " UTC");
        }
    }

    /** Tells the log that time goes on, so that the slots of a database in which nothing changes move on, too. */
    void markLog() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_logical_emit_message(true, 'drover', '')");
        } catch (SQLException e) {
            if (!"42501".equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
