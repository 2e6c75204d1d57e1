package dev.drover.model.mapping;

import static dev.drover.model.mapping.Source.column;
import static dev.drover.model.mapping.Source.entity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeMapping.FromExpression;
import dev.drover.model.AttributeMapping.FromTemplate;
import dev.drover.model.AttributeType;
import dev.drover.model.DroppedColumn;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyTemplateMapping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rows that come back from items, and why others do not. */
@AppTest
class ReverseMappingTest {

    @Autowired
    Source source;

    /** What PostgreSQL makes up from a seed, goes into items and back, must be what it was. */
    @Test
    void random_rows_come_back_as_they_were() throws Exception {
        Source.Opened opened = source.with(
                "create table things (a int, b text, whole bigint, money numeric(38, 9), free numeric, ratio float8,"
                        + " small real, yes boolean, at timestamptz, local timestamp, utc timestamp not null, day date not null,"
                        + " clock time, raw bytea, doc jsonb, code uuid not null, padded int not null, note text,"
                        + " kind text, generated int generated always as (a + 1) stored, primary key (a, b))",
                "select setseed(0.20261125)",
                "insert into things select n, array_to_string(array(select chr(33 + (random() * 90)::int) from"
                        + " generate_series(0, n % 7)), '') || '#' || n,"
                        + " case when n % 3 = 0 then null else (random() * 9e18 - 4e18)::bigint end,"
                        + " ((random() - 0.5) * 1e12)::numeric(38, 9), (random() * 1e9)::numeric / 7,"
                        + " exp(random() * 600 - 300), (random() * 1000)::real, nullif(n % 3, 2) = 1,"
                        + " '2026-03-29 01:59:59.123456Z'::timestamptz + n * interval '17 hours 1 second',"
                        + " '1999-12-31 23:59'::timestamp - n * interval '13 days', '2026-10-25 02:30'::timestamp"
                        + " + n * interval '7 minutes', date '2000-02-29' + n * 31, time '00:00:00.000001' + n *"
                        + " interval '11 minutes', decode(md5(random()::text), 'hex'), jsonb_build_object('n', n),"
                        + " md5(n::text)::uuid, n * n, case n % 4 when 0 then null when 1 then '' else 'é' || n end, 'A'"
                        + " from generate_series(1, 200) n");
        EntityMapping mapping = new EntityMapping(
                "Thing",
                "things",
                List.of(new KeyTemplateMapping("pk", "T#{a}#{b}#{code}")),
                List.of(
                        column("whole", AttributeType.S),
                        new FromColumn("amount", "money", AttributeType.N, null),
                        column("free", AttributeType.S),
                        column("ratio", AttributeType.S),
                        column("small", AttributeType.N),
                        column("yes", AttributeType.BOOL),
                        column("at", AttributeType.S),
                        column("local", AttributeType.S),
                        new FromColumn("when", "utc", AttributeType.S, "+05:30"),
                        column("clock", AttributeType.S),
                        column("raw", AttributeType.B),
                        column("doc", AttributeType.S),
                        new FromTemplate("line", "{padded:9}/{day}"),
                        column("note", AttributeType.S)),
                "v",
                1,
                "kind == 'A'",
                List.of());
        ReverseMapping back = reverse(opened, mapping);
        assertThat(back.isExact()).as(back.ways().toString()).isTrue();
        List<Map<String, String>> rows = new ArrayList<>();
        for (MappedRow row : opened.rows(mapping)) {
            rows.add(back.row(((MappedRow.Ready) row).item()));
        }
        assertThat(rows).hasSize(200);
        assertThat(differences(opened, "things", rows)).isEmpty();
    }

    @Test
    void children_come_back_with_the_key_of_their_parent() throws Exception {
        Source.Opened opened = source.with(
                "create table things (id int primary key)",
                "create table parts (thing int references things, no int, name text, primary key (thing, no))",
                "insert into things select generate_series(1, 5)",
                "insert into parts select n % 4 + 1, n, nullif('p' || n, 'p3') from generate_series(1, 12) n");
        Embedded list = new Embedded(
                "parts",
                "parts",
                List.of(new FromColumn("n", "no", AttributeType.N, null), column("name", AttributeType.S)),
                List.of(),
                10);
        EntityMapping mapping = entity("things", List.of("id"), list);
        ReverseMapping back = reverse(opened, mapping);
        assertThat(back.isExact()).isTrue();
        List<Map<String, String>> rows = new ArrayList<>();
        for (MappedRow row : opened.rows(mapping)) {
            rows.addAll(back.rows(back.children().get(0), ((MappedRow.Ready) row).item()));
        }
        assertThat(rows).hasSize(12);
        assertThat(differences(opened, "parts", rows)).isEmpty();
    }

    @Test
    void says_why_a_column_does_not_come_back() {
        Source.Opened opened = source.with(
                "create table things (id int primary key, email text, phone text, fax text, number text, first text,"
                        + " last text not null, local timestamp, a int not null, b int)");
        EntityMapping mapping = entity(
                        "things",
                        List.of("id"),
                        new FromExpression("mail", "lower(email)", AttributeType.S),
                        column("number", AttributeType.N),
                        new FromTemplate("name", "{first} {last}"),
                        new FromColumn("local", "local", AttributeType.S, "Europe/Amsterdam"),
                        new FromTemplate("x", "{a}{b}"))
                .withDropped(List.of(new DroppedColumn("fax", "Nobody has one.")));
        assertThat(reverse(opened, mapping).ways())
                .filteredOn(WayBack.Lossy.class::isInstance)
                .extracting(way -> way.column() + ": " + way.words())
                .containsExactly(
                        "email: only lower(email) is kept, and an expression cannot be turned round",
                        "phone: nothing of it is carried over",
                        "fax: it is dropped: Nobody has one.",
                        "number: the text became the number number, so 1.0 would come back as 1",
                        "first: it cannot be read out of name, because it has more than one text, and one could hold"
                                + " what separates them",
                        "last: it cannot be read out of name, because it has more than one text, and one could hold"
                                + " what separates them",
                        "local: times that the clocks of Europe/Amsterdam skip or repeat come back as another local"
                                + " time or another instant",
                        "a: it cannot be read out of x, because nothing stands between a and b",
                        "b: it cannot be read out of x, because nothing stands between a and b");
    }

    @Test
    void a_template_is_read_back_only_if_no_null_can_take_it_away() {
        Source.Opened opened =
                source.with("create table things (id int primary key, a int not null, b int, c text not null, d int)");
        EntityMapping mapping =
                entity("things", List.of("id"), new FromTemplate("ab", "{a}/{b}"), new FromTemplate("cd", "{c}-{d}"));
        assertThat(reverse(opened, mapping).ways())
                .extracting(way -> way.column() + ": " + way.words())
                .containsExactly(
                        "id: pk",
                        "a: it cannot be read out of ab, because it is left out where b is null",
                        "b: ab",
                        "c: it cannot be read out of cd, because the text beside d could be a part of it",
                        "d: it cannot be read out of cd, because the text beside d could be a part of it");
    }

    private static ReverseMapping reverse(Source.Opened opened, EntityMapping mapping) {
        return ReverseMapping.of(Source.model(mapping).tables().get(0), mapping, opened.schema())
                .orElseThrow();
    }

    /** Rows that PostgreSQL does not find on both sides, when it has read these values as its own types. */
    private static List<String> differences(Source.Opened opened, String table, List<Map<String, String>> rows)
            throws SQLException {
        List<String> columns = List.copyOf(rows.get(0).keySet());
        String names = columns.stream().collect(Collectors.joining(", "));
        opened.database.execute("create table back as select " + names + " from " + table + " limit 0");
        try (Connection connection = opened.database.dataSource().getConnection()) {
            try (ResultSet types = connection.getMetaData().getColumns(null, "public", "back", null)) {
                List<String> casts = new ArrayList<>();
                while (types.next()) {
                    casts.add("cast(? as " + types.getString("TYPE_NAME") + ")");
                }
                try (PreparedStatement insert =
                        connection.prepareStatement("insert into back values (" + String.join(", ", casts) + ")")) {
                    for (Map<String, String> row : rows) {
                        for (int i = 0; i < columns.size(); i++) {
                            insert.setString(i + 1, row.get(columns.get(i)));
                        }
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            }
            String difference = "(select %1$s from %2$s except all select * from back) union all"
                    + " (select * from back except all select %1$s from %2$s)";
            List<String> found = new ArrayList<>();
            try (ResultSet row = connection
                    .createStatement()
                    .executeQuery("select x::text from (" + String.format(difference, names, table) + ") x")) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        }
    }
}
