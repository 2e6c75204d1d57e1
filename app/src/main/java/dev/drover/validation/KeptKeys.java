package dev.drover.validation;

import dev.drover.validation.pass.KeptKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the keys of items in differing buckets and finds those that differ. */
@Component
class KeptKeys {

    private final JdbcClient sql;
    private final JsonMapper json;

    KeptKeys(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Keeps keys of a batch; keeping the same ones again changes nothing. */
    void keep(long validation, int batch, boolean inSource, List<KeptKey> keys) {
        sql.sql("""
                        insert into validation_key
                               (validation_id, batch, in_source, key_high, key_low, source_key, target_key,
                                entity, item_high, item_low, behind)
                        select :validation, :batch, :inSource, k.*
                          from unnest(:keyHigh::bigint[], :keyLow::bigint[], :sourceKey::text[], :targetKey::text[],
                                      :entity::int[], :itemHigh::bigint[], :itemLow::bigint[],
                                      :behind::boolean[]) k
                            on conflict do nothing
                        """)
                .param("validation", validation)
                .param("batch", batch)
                .param("inSource", inSource)
                .param("keyHigh", longs(keys, k -> k.key().getMostSignificantBits()))
                .param("keyLow", longs(keys, k -> k.key().getLeastSignificantBits()))
                .param(
                        "sourceKey",
                        texts(keys, k -> k.sourceKey() == null ? "" : json.writeValueAsString(k.sourceKey())))
                .param("targetKey", texts(keys, k -> json.writeValueAsString(k.targetKey())))
                .param("entity", keys.stream().mapToInt(KeptKey::entity).toArray())
                .param("itemHigh", longs(keys, k -> k.item().getMostSignificantBits()))
                .param("itemLow", longs(keys, k -> k.item().getLeastSignificantBits()))
                .param("behind", keys.stream().map(KeptKey::behind).toArray(Boolean[]::new))
                .update();
    }

    private static long[] longs(List<KeptKey> keys, ToLongFunction<KeptKey> value) {
        return keys.stream().mapToLong(value).toArray();
    }

    private static String[] texts(List<KeptKey> keys, Function<KeptKey, String> value) {
        return keys.stream().map(value).toArray(String[]::new);
    }

    /**
     * Compares both sides of a batch, puts the differing keys on the list of suspects, and forgets the batch.
     *
     * @param before suspects that are on the list already
     * @param mostChanged how many changed records may be put on the list
     * @param mostOthers how many may be put on the list of every other verdict
     * @return how many differ, in all, by verdict
     */
    Map<Verdict, Long> compare(
            long validation, Batch batch, int number, long before, long mostChanged, int mostOthers) {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        sql.sql("""
                        with source as (
                            select key_high, key_low, count(*) as rows, min(entity) as entity,
                                   min(target_key) as target_key, min(item_high) as item_high,
                                   min(item_low) as item_low,
                                   array_to_string((array_agg(format('{"entity":%s,"key":%s}', entity, source_key)
                                                              order by source_key))[1 : 5], ',') as source_rows
                              from validation_key
                             where validation_id = :validation and batch = :batch and in_source and not behind
                             group by key_high, key_low
                        ), behind as (
                            select key_high, key_low,
                                   array_to_string((array_agg(format('{"entity":%s,"key":%s}', entity, source_key)
                                                              order by source_key))[1 : 5], ',') as source_rows
                              from validation_key
                             where validation_id = :validation and batch = :batch and behind
                             group by key_high, key_low
                        ), target as (
                            select * from validation_key
                             where validation_id = :validation and batch = :batch and not in_source
                        ), differing as materialized (
                            select key_high, key_low, coalesce(s.entity, t.entity) as entity,
                                   coalesce(s.rows, 0) as rows,
                                   '[' || coalesce(s.source_rows, b.source_rows, '') || ']' as source_rows,
                                   coalesce(s.target_key, t.target_key) as target_key,
                                   case when s.rows is null and b.key_high is not null then 'BEHIND'
                                        when s.rows is null then 'EXTRA'
                                        when s.rows > 1 then 'COLLISION'
                                        when t.entity is null then 'MISSING'
                                        else 'CHANGED' end as verdict
                              from source s
                              full join target t using (key_high, key_low)
                              left join behind b using (key_high, key_low)
                             where s.rows is null or s.rows > 1 or t.entity is null
                                or s.item_high <> t.item_high or s.item_low <> t.item_low
                        ), ranked as materialized (
                            select *, row_number() over (partition by verdict order by key_high, key_low) as rank
                              from differing
                        ), listed as (
                            insert into validation_suspect
                                   (validation_id, position, table_index, entity, verdict, rows, source_rows,
                                    target_key)
                            select :validation, :before + row_number() over (order by verdict, rank), :table, entity,
                                   verdict, rows, source_rows, target_key
                              from ranked
                             where rank <= case verdict when 'CHANGED' then :mostChanged else :mostOthers end
                        )
                        select verdict, count(*) as records from ranked group by verdict
                        """)
                .param("validation", validation)
                .param("batch", number)
                .param("table", batch.table())
                .param("before", before)
                .param("mostChanged", mostChanged)
                .param("mostOthers", mostOthers)
                .query(row -> {
                    counts.put(Verdict.valueOf(row.getString("verdict")), row.getLong("records"));
                });
        sql.sql("delete from validation_key where validation_id = :validation and batch = :batch")
                .param("validation", validation)
                .param("batch", number)
                .update();
        return counts;
    }
}
