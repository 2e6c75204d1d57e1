package dev.drover.model.mapping;

import static dev.drover.model.mapping.Source.column;
import static dev.drover.model.mapping.Source.entity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.AppTest;
import dev.drover.connection.Access;
import dev.drover.connection.SourceConnections;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.testing.SmallShop;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every row once, in key order, whatever the key is and wherever the reading begins. */
@AppTest
class EntityReaderTest {

    private static final String MIXED_TEXT = """
            insert into things
            select key, 'value of ' || key
              from unnest(array['', ' ', '#', 'A', 'B', 'Z', 'a', 'aa', 'ab', 'b', 'z', 'Ä', 'ä', 'é', 'e\u0301', 'ß',
                                'ss', 'ÿ', 'א', '中', '👍', 'a b', 'a-b', 'a_b', 'A''B', 'a"b', 'a{b}', 'a\\b', '10', '9'])
                   as key
            """;

    @Autowired
    Source source;

    @Autowired
    SourceConnections connections;

    @ParameterizedTest
    @ValueSource(strings = {"C", "en_US", "und-x-icu", "sv-x-icu", "case_blind"})
    void readsTextKeysOnceUnderEveryCollation(String collation) throws Exception {
        Source.Opened opened = source.with(
                "create collation en_US (provider = icu, locale = 'en-US')",
                "create collation case_blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
                "create table things (key text collate \"%s\" primary key, value text)"
                        .formatted(collation.equals("en_US") ? "en_us" : collation),
                collation.equals("case_blind")
                        ? MIXED_TEXT.replaceAll("'[ab]', |'ä', |'z', |'e\u0301', |'ÿ', ", "")
                        : MIXED_TEXT);
        everyWayReadsEveryRowOnce(opened, entity("things", List.of("key"), column("value", AttributeType.S)));
    }

    @Test
    void readsCompositeKeysOnce() throws Exception {
        Source.Opened opened = source.with("""
                create table things (
                    region  varchar(5),
                    day     date,
                    no      numeric(6, 2),
                    value   text,
                    primary key (region, day, no)
                )
                """, """
                insert into things
                select region, date '2026-01-01' + day, no, 'x'
                  from unnest(array['eu', 'EU', 'Us', 'us', '']) region, generate_series(0, 3) day,
                       unnest(array[-1.5, 0, 0.10, 10, 9]) no
                """);
        everyWayReadsEveryRowOnce(
                opened, entity("things", List.of("region", "day", "no"), column("value", AttributeType.S)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uuid:md5(n::text)::uuid",
                "timestamptz:timestamptz '2026-10-25 00:00:00+00' + n * interval '7 minutes 1 microsecond'",
                "timestamp:case n when 50 then timestamp 'infinity' else timestamp '2026-03-29' + n * interval '20 minutes' end",
                "date:date '0044-03-15 BC' + n * 4000",
                "numeric:case n when 50 then 'NaN'::numeric else n * 0.1 - 2 end",
                "double precision:case n when 50 then 'NaN'::float8 when 49 then '-Infinity' else n / 3.0 end",
                "real:n / 3.0",
                "char(6):n::text",
                "bytea:decode(lpad(to_hex(n), 4, '0'), 'hex')",
                "boolean:n = 1",
                "time:time '00:00' + n * interval '1 second'",
                "timetz:(lpad((n % 24)::text, 2, '0') || ':00:00+0' || n % 6)::timetz",
                "inet:('10.0.' || n || '.1/16')::inet"
            })
    void readsKeysOfEveryTypeOnce(String typeAndValue) throws Exception {
        String type = typeAndValue.substring(0, typeAndValue.indexOf(':'));
        Source.Opened opened =
                source.with("create table things (key %s primary key, value text)".formatted(type), """
                insert into things select %s, 'x' || n from generate_series(1, 50) n on conflict do nothing
                """.formatted(
                                typeAndValue.substring(typeAndValue.indexOf(':') + 1)));
        EntityMapping mapping = type.equals("bytea")
                ? entity("things", List.of("value"), column("key", AttributeType.B))
                : entity("things", List.of("value"));
        everyWayReadsEveryRowOnce(opened, mapping);
    }

    @Test
    void readsTheSameRowsWhenStatisticsAreStale() throws Exception {
        Source.Opened opened = source.with(
                "create table things (id bigint primary key, value text)",
                "insert into things select n, 'x' from generate_series(1, 300) n",
                "analyze things",
                "delete from things where id between 100 and 300",
                "insert into things select n, 'x' from generate_series(-1000, -1) n");
        EntityMapping mapping = entity("things", List.of("id"), column("value", AttributeType.S));
        try (EntityReader reader = opened.reader(mapping)) {
            assertThat(reader.ranges(8)).hasSize(8);
        }
        everyWayReadsEveryRowOnce(opened, mapping);
    }

    @Test
    void makesOneRangeWithoutStatistics() throws Exception {
        Source.Opened opened = source.with(
                "create table things (id bigint primary key, value text)",
                "insert into things select n, 'x' from generate_series(1, 300) n");
        EntityMapping mapping = entity("things", List.of("id"), column("value", AttributeType.S));
        try (EntityReader reader = opened.reader(mapping)) {
            assertThat(reader.ranges(8)).containsExactly(KeyRange.everything());
        }
        everyWayReadsEveryRowOnce(opened, mapping);
    }

    @Test
    void cutsRangesOfAboutTheSameSize() throws Exception {
        Source.Opened opened = source.with(
                "create table things (id bigint primary key, value text)",
                "insert into things select n * n, 'x' from generate_series(1, 8000) n",
                "analyze things");
        CompiledEntity compiled = opened.compiled(entity("things", List.of("id")));
        try (EntityReader reader = opened.reader(compiled, 100)) {
            List<KeyRange> ranges = reader.ranges(4);
            assertThat(ranges).hasSize(4);
            for (KeyRange range : ranges) {
                assertThat(keys(reader, range, null, 5000)).hasSizeBetween(1500, 2500);
            }
        }
    }

    @Test
    void cutsRangesOfATableWhoseFirstKeyColumnRepeats() throws Exception {
        Source.Opened opened = source.with(
                "create table things (tenant text, id int, value text, primary key (tenant, id))",
                """
                insert into things select 'tenant ' || (sqrt(n))::int, n, 'x' from generate_series(1, 1000) n
                """,
                "analyze things");
        everyWayReadsEveryRowOnce(opened, entity("things", List.of("tenant", "id"), column("value", AttributeType.S)));
    }

    @Test
    void takesTheSameShareOfTheRowsEveryTime() throws Exception {
        Source.Opened opened = source.with(
                "create table things (tenant text, id int, value text, primary key (tenant, id))",
                "insert into things select 't' || n % 7, n, 'x' from generate_series(1, 2000) n");
        CompiledEntity compiled = opened.compiled(entity("things", List.of("tenant", "id")));
        List<SourceKey> first;
        try (EntityReader reader = opened.reader(compiled, 10)) {
            first = keys(reader, KeyRange.everything(), null, 100);
            assertThat(reader.count()).isEqualTo(first.size());
            assertThat(first).hasSizeBetween(120, 280).doesNotHaveDuplicates();
        }
        opened.database.execute("insert into things values ('t9', 1, 'x')", "vacuum full things");
        try (EntityReader reader = opened.reader(compiled, 10)) {
            List<SourceKey> second = keys(reader, KeyRange.everything(), null, 33);
            second.remove(new SourceKey(List.of("t9", "1")));
            assertThat(second).isEqualTo(first);
        }
        try (EntityReader reader = opened.reader(compiled, 50)) {
            assertThat(keys(reader, KeyRange.everything(), null, 100)).containsAll(first);
        }
    }

    @Test
    void refusesAShareThatIsNone() throws Exception {
        Source.Opened opened = source.with("create table things (id int primary key)");
        CompiledEntity compiled = opened.compiled(entity("things", List.of("id")));
        assertThatThrownBy(() -> opened.reader(compiled, 0)).hasMessageContaining("not 0");
    }

    @Test
    void goesOnAfterARowThatIsGone() throws Exception {
        Source.Opened opened = source.with(
                "create table things (id int primary key)", "insert into things select generate_series(1, 10)");
        try (EntityReader reader = opened.reader(entity("things", List.of("id")))) {
            SourceKey last = reader.page(KeyRange.everything(), null, 5).get(4).key();
            opened.database.execute("delete from things where id in (5, 6)");
            assertThat(reader.page(KeyRange.everything(), last, 5))
                    .extracting(row -> row.key().toString())
                    .containsExactly("7", "8", "9", "10");
        }
    }

    @Test
    void readsAPageAndItsChildrenFromOneMoment() throws Exception {
        Source.Opened opened = source.smallShop();
        CompiledEntity orders = MappingCompiler.compile(SmallShop.model(), opened.schema())
                .entities()
                .get(2);
        try (EntityReader reader = opened.reader(orders, 100);
                Connection other = opened.database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            List<MappedRow> before = reader.page(KeyRange.everything(), null, 10);
            other.setAutoCommit(false);
            // The reader gets its orders and then has to wait for their lines, which change meanwhile.
            statement.execute("lock table shop.order_lines in access exclusive mode");
            CompletableFuture<List<MappedRow>> during = CompletableFuture.supplyAsync(() -> {
                try {
                    return reader.page(KeyRange.everything(), null, 10);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            await().until(() -> {
                try (ResultSet row = statement.executeQuery("select count(*) from pg_locks where not granted")) {
                    return row.next() && row.getInt(1) == 1;
                }
            });
            statement.execute("update shop.order_lines set qty = qty + 1");
            other.commit();
            assertThat(during.join()).isEqualTo(before);
            assertThat(reader.page(KeyRange.everything(), null, 10)).isNotEqualTo(before);
        }
    }

    /** A change says of a row what its columns were, as text; the key must be the one that the copy gave it. */
    @Test
    void knowsWhereTheItemOfARowIsFromItsColumnsAsText() throws Exception {
        Source.Opened opened = source.with("""
                create table things (
                    id uuid primary key, "when" timestamptz, day date, amount numeric(8, 3), "odd ""name" varchar(9),
                    small smallint, big bigint, ok boolean, value text)
                """, """
                insert into things
                select md5(n::text)::uuid, timestamptz '2026-10-25 00:59:59.123456+00' + n * interval '17 minutes',
                       date '2026-02-27' + n, n / 7.0 - 1, case n when 3 then '' else 'Ä' || n end, n, 1000000007::bigint * n, n %% 2 = 0, 'v'
                  from generate_series(1, 9) n
                """.replace("%%", "%"));
        List<String> columns = List.of("id", "when", "day", "amount", "odd \"name", "small", "big");
        CompiledEntity compiled = opened.compiled(entity("things", columns, column("value", AttributeType.S)));
        assertThat(compiled.targetKeyColumns()).containsExactlyInAnyOrderElementsOf(columns);
        try (EntityReader reader = opened.reader(compiled, 100);
                RowReader single = opened.rows(compiled);
                Connection connection = connections.open(opened.address, Access.READ_ONLY);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select id::text, \"when\"::text, day::text, amount::text, \"odd \"\"name\", small::text, big::text"
                                + " from things order by id")) {
            List<MappedRow> rows = reader.page(new KeyRange(null, null), null, 100);
            assertThat(rows).hasSize(9);
            for (MappedRow mapped : rows) {
                row.next();
                Map<String, @Nullable String> image = new HashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    image.put(columns.get(i), row.getString(i + 1));
                }
                Item item = ((MappedRow.Ready) mapped).item();
                assertThat(single.targetKey(image))
                        .hasValue(Map.of("pk", item.attributes().get("pk")));
                image.put("day", null);
                assertThat(single.targetKey(image)).isEmpty();
            }
        }
    }

    @Test
    void namesQuotedTablesAndColumns() throws Exception {
        Source.Opened opened = source.with(
                "create table \"Odd \"\"Things\" (\"The Id\" int primary key, \"select\" text)",
                "insert into \"Odd \"\"Things\" values (1, 'x')");
        assertThat(opened.values(
                        entity("Odd \"Things", List.of("The Id"), column("select", AttributeType.S)), "select"))
                .containsExactly(new ItemValue.Text("x"));
    }

    @Test
    void refusesEveryWriteOverAConnectionForReading() throws Exception {
        Source.Opened opened = source.with("create table things (id int primary key)");
        try (Connection connection = connections.open(opened.address, Access.READ_ONLY);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("insert into things values (1)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void hasASessionInUtcWhateverServerAndMachineSay() throws Exception {
        Source.Opened opened = source.with("create table things (id int primary key)");
        try (Connection connection = connections.open(opened.address, Access.READ_ONLY);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('TimeZone'), now()::text")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("UTC");
            assertThat(row.getString(2)).endsWith("+00");
        }
        assertThat(TimeZone.getDefault().getID()).isNotEqualTo("UTC");
    }

    /** Page by page in several sizes, range by range, and beginning anew after every single key. */
    private static void everyWayReadsEveryRowOnce(Source.Opened opened, EntityMapping mapping) throws Exception {
        CompiledEntity compiled = opened.compiled(mapping);
        List<SourceKey> expected;
        try (EntityReader reader = opened.reader(compiled, 100)) {
            expected = keys(reader, KeyRange.everything(), null, 100_000);
            assertThat(reader.count()).isEqualTo(expected.size()).isPositive();
            assertThat(new HashSet<>(expected)).hasSameSizeAs(expected);
            for (int size : new int[] {1, 2, 3, expected.size() - 1, expected.size(), expected.size() + 1}) {
                if (size > 0) {
                    assertThat(keys(reader, KeyRange.everything(), null, size)).isEqualTo(expected);
                }
            }
            for (int resumed : resumePoints(expected.size())) {
                assertThat(keys(reader, KeyRange.everything(), expected.get(resumed), 7))
                        .as("after %s", expected.get(resumed))
                        .isEqualTo(expected.subList(resumed + 1, expected.size()));
            }
        }
        if (expected.size() < 60) {
            opened.database.execute("analyze");
        }
        try (EntityReader reader = opened.reader(compiled, 100)) {
            for (int wanted : new int[] {1, 2, 5, 16, 1000}) {
                List<SourceKey> all = new ArrayList<>();
                for (KeyRange range : reader.ranges(wanted)) {
                    all.addAll(keys(reader, range, null, 4));
                }
                assertThat(all).as("%d ranges", wanted).isEqualTo(expected);
            }
        }
    }

    private static List<Integer> resumePoints(int size) {
        if (size <= 100) {
            return IntStream.range(0, size).boxed().toList();
        }
        return new Random(1).ints(40, 0, size).boxed().toList();
    }

    private static List<SourceKey> keys(EntityReader reader, KeyRange range, @Nullable SourceKey after, int size)
            throws SQLException {
        List<SourceKey> keys = new ArrayList<>();
        SourceKey last = after;
        while (true) {
            List<MappedRow> page = reader.page(range, last, size);
            page.forEach(row -> keys.add(row.key()));
            if (page.size() < size) {
                return keys;
            }
            last = Objects.requireNonNull(page.get(page.size() - 1)).key();
        }
    }
}
