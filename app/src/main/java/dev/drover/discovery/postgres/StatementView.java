package dev.drover.discovery.postgres;

import dev.drover.connection.SourceAddress;
import dev.drover.discovery.SourceNotReadyException;
import dev.drover.discovery.StatementCount;
import dev.drover.discovery.sql.StatementText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The view {@code pg_stat_statements}, whose columns have other names in other versions: they are looked up, never
 * guessed from the version.
 *
 * @param place its name with the schema, quoted
 * @param info the view about the view, quoted; null before version 14
 */
record StatementView(String place, @Nullable String info, Set<String> columns) {

    private static final String HIDDEN = "<insufficient privilege>";
    private static final Pattern TABLE = Pattern.compile("\\b(from|into|update)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern CATALOGUE =
            Pattern.compile("\\b(pg_|information_schema\\b)", Pattern.CASE_INSENSITIVE);
    private static final String NOT_LOADED = "55000";
    /** As many as the extension counts unless somebody set more; of those the ones with the most calls. */
    private static final int MOST_ROWS = 5_000;

    private static final int ROWS_AT_ONCE = 200;

    /** Only what belongs to the extension: anybody can make a view of that name in front of the search path. */
    static StatementView find(Connection connection, SourceAddress address) throws SQLException {
        String sql = """
                select quote_ident(n.nspname) as schema, a.attname as column_name,
                       exists (select 1 from pg_class i
                                 join pg_depend f on f.classid = 'pg_class'::regclass and f.objid = i.oid
                                                 and f.deptype = 'e' and f.refobjid = e.oid
                                where i.relnamespace = n.oid and i.relname = 'pg_stat_statements_info') as has_info
                  from pg_extension e
                  join pg_depend d on d.refclassid = 'pg_extension'::regclass and d.refobjid = e.oid
                                  and d.deptype = 'e' and d.classid = 'pg_class'::regclass
                  join pg_class c on c.oid = d.objid and c.relname = 'pg_stat_statements'
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                 where e.extname = 'pg_stat_statements'
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            Set<String> columns = new HashSet<>();
            String place = null;
            String info = null;
            while (row.next()) {
                place = row.getString("schema") + ".pg_stat_statements";
                info = row.getBoolean("has_info") ? place + "_info" : null;
                columns.add(row.getString("column_name"));
            }
            if (place == null) {
                throw notInstalled(address);
            }
            return new StatementView(place, info, columns);
        }
    }

    Counters read(Connection connection, SourceAddress address) throws SQLException {
        try {
            return counters(connection, address);
        } catch (SQLException e) {
            if (NOT_LOADED.equals(e.getSQLState())) {
                throw notLoaded(address);
            }
            throw e;
        }
    }

    private Counters counters(Connection connection, SourceAddress address) throws SQLException {
        List<StatementCount> own = new ArrayList<>();
        List<StatementCount> others = new ArrayList<>();
        int hidden = 0;
        // Rows come in portions only inside a transaction.
        connection.setAutoCommit(false);
        try (PreparedStatement statement = fewAtOnce(connection.prepareStatement(sql()));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String text = row.getString("query");
                if (text == null || text.equals(HIDDEN)) {
                    hidden++;
                } else if (StatementText.isAboutData(text)) {
                    (row.getBoolean("own") ? own : others).add(count(row, text));
                }
            }
        }
        connection.setAutoCommit(true);
        List<String> notes = new ArrayList<>();
        if (hidden > 0) {
            notes.add(hidden + (hidden == 1 ? " statement of another user is" : " statements of other users are")
                    + " hidden from " + address.user()
                    + ", so this is not the whole picture. Let a superuser run: grant pg_read_all_stats to "
                    + address.user() + ";");
        }
        // Where Drover has a user of its own, what that user ran is Drover's copying and comparing.
        if (!own.isEmpty() && others.stream().noneMatch(StatementView::isOfAnApplication)) {
            notes.add("Drover connects as the user of the application, " + address.user()
                    + ": statements of Drover are among these.");
            others.addAll(own);
        }
        return info == null ? new Counters(others, null, null, notes) : info(connection, others, notes);
    }

    /** Monitoring reads nothing but the catalogue. */
    private static boolean isOfAnApplication(StatementCount count) {
        return TABLE.matcher(count.text()).find()
                && !CATALOGUE.matcher(count.text()).find();
    }

    private Counters info(Connection connection, List<StatementCount> statements, List<String> notes)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select dealloc, stats_reset from " + info);
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? new Counters(statements, instant(row, "stats_reset"), row.getLong("dealloc"), notes)
                    : new Counters(statements, null, null, notes);
        }
    }

    private static PreparedStatement fewAtOnce(PreparedStatement statement) throws SQLException {
        statement.setFetchSize(ROWS_AT_ONCE);
        return statement;
    }

    private String sql() {
        return """
                select s.queryid::text as digest, left(s.query, %s) as query, s.calls, s.rows,
                       s.%s as total_ms, s.%s as max_ms,
                       %s as top_level, %s as since,
                       s.userid = (select oid from pg_roles where rolname = current_user) as own
                  from %s s
                 where s.dbid = (select oid from pg_database where datname = current_database())
                   and s.queryid is not null
                 order by s.calls desc
                 limit %s
                """.formatted(
                        StatementText.LONGEST,
                        one("total_exec_time", "total_time"),
                        one("max_exec_time", "max_time"),
                        columns.contains("toplevel") ? "s.toplevel" : "true",
                        columns.contains("stats_since") ? "s.stats_since" : "null::timestamptz",
                        place,
                        MOST_ROWS);
    }

    private String one(String newer, String older) {
        return columns.contains(newer) ? newer : older;
    }

    private static StatementCount count(ResultSet row, String text) throws SQLException {
        return new StatementCount(
                row.getString("digest"),
                StatementText.withoutLiterals(text),
                row.getBoolean("top_level"),
                row.getLong("calls"),
                row.getLong("rows"),
                row.getDouble("total_ms"),
                row.getDouble("max_ms"),
                instant(row, "since"),
                null,
                List.of());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : Objects.requireNonNull(time).toInstant();
    }

    private static SourceNotReadyException notInstalled(SourceAddress address) {
        return new SourceNotReadyException(
                "The database " + address.database() + " does not have the extension pg_stat_statements, which counts"
                        + " statements.",
                "Let a superuser run this in the database " + address.database()
                        + ". If the server does not load the library yet, the first line counts only after the server is"
                        + " started again; a managed database has the setting in its parameter group.",
                """
                alter system set shared_preload_libraries = 'pg_stat_statements';
                create extension pg_stat_statements;
                grant pg_read_all_stats to %s;""".formatted(quoted(address.user())));
    }

    private static SourceNotReadyException notLoaded(SourceAddress address) {
        return new SourceNotReadyException(
                "The server of " + address.database() + " has the extension pg_stat_statements, but does not load its"
                        + " library.",
                "Let a superuser run this and start the server again; a managed database has the setting in its parameter"
                        + " group. Keep other libraries that are in the setting already.",
                "alter system set shared_preload_libraries = 'pg_stat_statements';");
    }

    private static String quoted(String user) {
        return user.matches("[a-z_][a-z0-9_]*") ? user : "\"" + user.replace("\"", "\"\"") + "\"";
    }
}
