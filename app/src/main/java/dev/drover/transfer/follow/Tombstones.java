package dev.drover.transfer.follow;

import dev.drover.model.mapping.ItemValue;
import dev.drover.transfer.change.Version;
import dev.drover.transfer.guarded.GuardedWrite;
import dev.drover.transfer.guarded.Mark;
import dev.drover.transfer.guarded.Origin;
import dev.drover.transfer.guarded.TargetKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Remembers which tombstones a following may have put into the target, so that nobody has to look for them. */
@Repository
class Tombstones {

    private static final String NUMBER = "N";
    private static final String TEXT = "S";

    private final JdbcClient sql;
    private final JsonMapper json;

    Tombstones(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** To be called before they are sent. */
    void keep(long following, List<GuardedWrite.Bury> tombstones) {
        if (tombstones.isEmpty()) {
            return;
        }
        // In the order of their keys, or two nodes could wait for each other.
        sql.sql("""
                        insert into following_tombstone as t (following_id, table_name, key, origin, version)
                        select distinct on (table_name, key) :following, table_name, key, origin, version
                          from unnest(:tables, :keys, :origins, :versions) as new (table_name, key, origin, version)
                         order by table_name, key, version desc
                            on conflict (following_id, table_name, key_hash) do update
                           set origin = excluded.origin, version = excluded.version
                         where t.version < excluded.version
                        """)
                .param("following", following)
                .param("tables", each(tombstones, tombstone -> tombstone.key().table()))
                .param("keys", each(tombstones, tombstone -> key(tombstone.key())))
                .param(
                        "origins",
                        each(tombstones, tombstone -> tombstone.mark().origin().text()))
                .param(
                        "versions",
                        each(tombstones, tombstone -> tombstone.mark().version().text()))
                .update();
    }

    private static String[] each(List<GuardedWrite.Bury> tombstones, Function<GuardedWrite.Bury, String> part) {
        return tombstones.stream().map(part).toArray(String[]::new);
    }

    long count(long following) {
        return sql.sql("select count(*) from following_tombstone where following_id = ?")
                .param(following)
                .query(Long.class)
                .single();
    }

    /**
     * Some of them, to be cleared.
     *
     * @param job the name in their marks
     * @param before only those with an older version; null for all
     */
    List<GuardedWrite.Clear> some(long following, String job, @Nullable Version before, int most) {
        return sql.sql("select * from following_tombstone where following_id = :following"
                        + (before == null ? "" : " and version < :before") + " limit :most")
                .param("following", following)
                .param("before", before == null ? "" : before.text())
                .param("most", most)
                .query((row, n) -> tombstone(row, job))
                .list();
    }

    @Transactional
    public void forget(long following, List<GuardedWrite.Clear> gone) {
        for (GuardedWrite.Clear tombstone : gone) {
            sql.sql("""
                            delete from following_tombstone
                             where following_id = :following and table_name = :table and key_hash = md5(:key)
                               and version = :version
                            """)
                    .param("following", following)
                    .param("table", tombstone.key().table())
                    .param("key", key(tombstone.key()))
                    .param("version", tombstone.mark().version().text())
                    .update();
        }
    }

    /** Keys are text or numbers; the order of their names does not count. */
    private String key(TargetKey key) {
        Map<String, Map<String, String>> words = new TreeMap<>();
        key.attributes()
                .forEach((name, value) -> words.put(
                        name,
                        value instanceof ItemValue.Numeric number
                                ? Map.of(NUMBER, number.value())
                                : Map.of(TEXT, ((ItemValue.Text) value).value())));
        return json.writeValueAsString(words);
    }

    private GuardedWrite.Clear tombstone(ResultSet row, String job) throws SQLException {
        Map<String, Map<String, String>> words = json.readValue(
                Objects.requireNonNull(row.getString("key")), new TypeReference<Map<String, Map<String, String>>>() {});
        Map<String, ItemValue> attributes = new TreeMap<>();
        words.forEach((name, value) -> attributes.put(
                name,
                value.containsKey(NUMBER)
                        ? ItemValue.Numeric.parse(value.get(NUMBER))
                        : new ItemValue.Text(Objects.requireNonNull(value.get(TEXT)))));
        TargetKey key = new TargetKey(Objects.requireNonNull(row.getString("table_name")), attributes);
        Mark mark = new Mark(
                job,
                Origin.parse(Objects.requireNonNull(row.getString("origin"))),
                new Version(Objects.requireNonNull(row.getString("version"))),
                true);
        return new GuardedWrite.Clear(key, mark);
    }
}
