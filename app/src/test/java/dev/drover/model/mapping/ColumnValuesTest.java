package dev.drover.model.mapping;

import static dev.drover.model.mapping.Source.column;
import static dev.drover.model.mapping.Source.entity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeMapping.FromTemplate;
import dev.drover.model.AttributeType;
import dev.drover.model.mapping.ItemValue.Bool;
import dev.drover.model.mapping.ItemValue.Bytes;
import dev.drover.model.mapping.ItemValue.Numeric;
import dev.drover.model.mapping.ItemValue.Text;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of the values that go wrong elsewhere. Server, session, JVM and expected values have four time zones. */
@AppTest
class ColumnValuesTest {

    @Autowired
    Source source;

    @Test
    void keepsEveryDigitOfANumber() throws Exception {
        assertThat(values(
                        "numeric",
                        AttributeType.N,
                        "12.5000",
                        "0.0000",
                        "-0.10",
                        "100",
                        "12345678901234567890123456789012345678",
                        "0.00000000000000000000000000000000000001",
                        "1e125",
                        "1e-130"))
                .containsExactly(
                        new Numeric("12.5"),
                        new Numeric("0"),
                        new Numeric("-0.1"),
                        new Numeric("100"),
                        new Numeric("12345678901234567890123456789012345678"),
                        new Numeric("0.00000000000000000000000000000000000001"),
                        new Numeric("1" + "0".repeat(125)),
                        new Numeric("0." + "0".repeat(129) + "1"));
    }

    @Test
    void keepsTheScaleOfMoneyOutOfTheTarget() throws Exception {
        assertThat(values("numeric(14, 4)", AttributeType.N, "9999999999.9999", "1.1000", "1.1"))
                .containsExactly(new Numeric("9999999999.9999"), new Numeric("1.1"), new Numeric("1.1"));
    }

    @Test
    void rejectsNumbersThatDynamoDbWouldRoundOrHasNot() throws Exception {
        assertThat(values(
                        "numeric",
                        AttributeType.N,
                        "123456789012345678901234567890123456789",
                        "NaN",
                        "Infinity",
                        "1e126",
                        "1e-131"))
                .containsExactly(
                        "things with id = 1: value has 39 digits, and DynamoDB keeps 38.",
                        "things with id = 2: value is NaN, and DynamoDB has no such number.",
                        "things with id = 3: value is Infinity, and DynamoDB has no such number.",
                        "things with id = 4: value is too large or too small for a number in DynamoDB: 1E+126.",
                        "things with id = 5: value is too large or too small for a number in DynamoDB: 1E-131.");
    }

    @Test
    void takesANumberWithTooManyDigitsAsText() throws Exception {
        assertThat(values("numeric", AttributeType.S, "1234567890123456789012345678901234567890.50"))
                .containsExactly(new Text("1234567890123456789012345678901234567890.5"));
    }

    @Test
    void keepsWholeNumbersBeyondADouble() throws Exception {
        assertThat(values("bigint", AttributeType.N, "9007199254740993", "-9223372036854775808", "9223372036854775807"))
                .containsExactly(
                        new Numeric("9007199254740993"),
                        new Numeric("-9223372036854775808"),
                        new Numeric("9223372036854775807"));
        assertThat(values("smallint", AttributeType.S, "-32768")).containsExactly(new Text("-32768"));
    }

    @Test
    void readsFloatingNumbersAsPostgresWritesThem() throws Exception {
        assertThat(values("real", AttributeType.N, "0.1", "16777216", "1e-40", "NaN", "-Infinity"))
                .containsExactly(
                        new Numeric("0.1"),
                        new Numeric("16777216"),
                        new Numeric("0." + "0".repeat(39) + "1"),
                        "things with id = 4: value is NaN, and DynamoDB has no such number.",
                        "things with id = 5: value is -Infinity, and DynamoDB has no such number.");
        assertThat(values("double precision", AttributeType.N, "0.1", "-0", "1e300"))
                .containsExactly(
                        new Numeric("0.1"),
                        new Numeric("0"),
                        "things with id = 3: value is too large or too small for a number in DynamoDB: 1E+300.");
    }

    @Test
    void readsNumbersOutOfText() throws Exception {
        assertThat(values("text", AttributeType.N, " 007.50 ", "1e3", "", "twelve", "1e999999999"))
                .containsExactly(
                        new Numeric("7.5"),
                        new Numeric("1000"),
                        "things with id = 3: value is not a number: \"\".",
                        "things with id = 4: value is not a number: \"twelve\".",
                        "things with id = 5: value is too large or too small for a number in DynamoDB: 1E+999999999.");
    }

    @Test
    void keepsALocalTimeLocalWithoutAZone() throws Exception {
        assertThat(values("timestamp", AttributeType.S, "2026-03-29 02:30:00", "2026-06-15 12:34:56.789012"))
                .containsExactly(new Text("2026-03-29T02:30:00.000000"), new Text("2026-06-15T12:34:56.789012"));
    }

    @ParameterizedTest(name = "{0} in Amsterdam is {1}")
    @CsvSource({
        "2026-01-01 00:00:00,2025-12-31T23:00:00.000000Z",
        "2026-07-01 00:00:00.000001,2026-06-30T22:00:00.000001Z",
        // Skipped at 02:00: an hour later.
        "2026-03-29 02:30:00,2026-03-29T01:30:00.000000Z",
        // Repeated from 03:00: the first one, which is summer time.
        "2026-10-25 02:30:00,2026-10-25T00:30:00.000000Z",
        "2026-10-25 03:00:00,2026-10-25T02:00:00.000000Z",
        "1969-12-31 23:59:59.999999,1969-12-31T22:59:59.999999Z",
    })
    void movesALocalTimeFromItsZoneToUtc(String local, String instant) throws Exception {
        assertThat(valuesOf("timestamp", new FromColumn("value", "value", AttributeType.S, "Europe/Amsterdam"), local))
                .containsExactly(new Text(instant));
    }

    @Test
    void keepsInstantsToTheMicrosecond() throws Exception {
        assertThat(values(
                        "timestamptz",
                        AttributeType.S,
                        "2026-03-29 02:30:00.000001+13:45",
                        "0001-01-01 00:00:00+00",
                        "1582-10-10 12:00:00+00",
                        "9999-12-31 23:59:59.999999+00"))
                .containsExactly(
                        new Text("2026-03-28T12:45:00.000001Z"),
                        new Text("0001-01-01T00:00:00.000000Z"),
                        new Text("1582-10-10T12:00:00.000000Z"),
                        new Text("9999-12-31T23:59:59.999999Z"));
    }

    @ParameterizedTest
    @CsvSource({"timestamp", "timestamptz", "date"})
    void rejectsTimesThatTextCannotKeepInOrder(String type) throws Exception {
        assertThat(values(type, AttributeType.S, "infinity", "-infinity", "0044-03-15 BC", "10000-01-01"))
                .hasSize(4)
                .allSatisfy(value ->
                        assertThat((String) value).contains(": value is infinity or outside the years 1 to 9999"));
    }

    @Test
    void keepsDatesAndTimesOfDayAsTheyAre() throws Exception {
        assertThat(values("date", AttributeType.S, "2026-02-28", "0001-01-01", "1500-02-28"))
                .containsExactly(new Text("2026-02-28"), new Text("0001-01-01"), new Text("1500-02-28"));
        assertThat(values("time", AttributeType.S, "24:00:00", "01:02:03.000001"))
                .containsExactly(new Text("24:00:00"), new Text("01:02:03.000001"));
        assertThat(values("timetz", AttributeType.S, "12:00:00+05:30", "23:00:00.5-03"))
                .containsExactly(new Text("12:00:00+05:30"), new Text("23:00:00.5-03"));
    }

    @Test
    void keepsTextAsItIs() throws Exception {
        List<String> texts = List.of(
                "",
                " ",
                "👩‍👩‍👧‍👦🇳🇱",
                "e\u0301 is not \u00e9",
                "\u202bشكرا\u202c",
                "line\nbreak\ttab",
                "'quoted' {braces} \\back");
        assertThat(values("text", AttributeType.S, texts.toArray(String[]::new)))
                .containsExactlyElementsOf(texts.stream().map(Text::new).toList());
        String full = "é".repeat(199) + "⏰";
        assertThat(values("varchar(200)", AttributeType.S, full)).containsExactly(new Text(full));
        assertThat(values("char(4)", AttributeType.S, "ab")).containsExactly(new Text("ab  "));
    }

    @Test
    void keepsWhatElsePostgresWritesAsText() throws Exception {
        assertThat(values("uuid", AttributeType.S, "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11"))
                .containsExactly(new Text("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"));
        assertThat(values("jsonb", AttributeType.S, "{\"b\": 1.50,  \"a\": null}"))
                .containsExactly(new Text("{\"a\": null, \"b\": 1.50}"));
        assertThat(values("json", AttributeType.S, "{\"b\":  1}")).containsExactly(new Text("{\"b\":  1}"));
        assertThat(values("inet", AttributeType.S, "10.0.0.1/8")).containsExactly(new Text("10.0.0.1/8"));
    }

    @Test
    void keepsBytesAndBooleans() throws Exception {
        assertThat(values("bytea", AttributeType.B, "\\x00ff7f", "\\x"))
                .containsExactly(new Bytes(new byte[] {0, -1, 127}), new Bytes(new byte[0]));
        assertThat(values("boolean", AttributeType.BOOL, "true", "false"))
                .containsExactly(new Bool(true), new Bool(false));
        assertThat(values("boolean", AttributeType.S, "true")).containsExactly(new Text("true"));
    }

    @ParameterizedTest
    @CsvSource({
        "bigint,N",
        "numeric,N",
        "real,N",
        "boolean,BOOL",
        "timestamp,S",
        "timestamptz,S",
        "date,S",
        "time,S",
        "bytea,B",
        "text,S",
        "uuid,S",
        "jsonb,S"
    })
    void leavesANullOut(String type, AttributeType target) throws Exception {
        assertThat(values(type, target, (String) null)).containsExactly("missing");
    }

    @Test
    void readsADomainAsTheTypeBehindIt() throws Exception {
        Source.Opened opened = source.with(
                "create domain price as numeric(10, 2) check (value >= 0)",
                "create table things (id int primary key, value price)",
                "insert into things values (1, 4.50)");
        assertThat(opened.values(entity("things", List.of("id"), column("value", AttributeType.N)), "value"))
                .containsExactly(new Numeric("4.5"));
    }

    @Test
    void fillsATemplateOnlyIfEveryColumnHasAValue() throws Exception {
        Source.Opened opened = source.with(
                "create table things (id int primary key, a text, b numeric(6, 2))",
                "insert into things values (1, 'x', 1.50), (2, 'x', null), (3, '', 0)");
        assertThat(opened.values(entity("things", List.of("id"), new FromTemplate("t", "{a}/{b}!")), "t"))
                .containsExactly(new Text("x/1.5!"), "missing", new Text("/0!"));
    }

    private List<Object> values(String type, AttributeType target, String... literals) throws SQLException {
        return valuesOf(type, column("value", target), literals);
    }

    /** Puts each literal into a row of its own and says what its attribute becomes. */
    private List<Object> valuesOf(String type, FromColumn mapping, String... literals) throws SQLException {
        List<String> statements = new ArrayList<>();
        statements.add("create table things (id int primary key, value " + type + ")");
        for (int i = 0; i < literals.length; i++) {
            String literal = literals[i] == null ? "null" : "'" + literals[i].replace("'", "''") + "'";
            statements.add("insert into things values (" + (i + 1) + ", " + literal + ")");
        }
        return source.with(statements.toArray(String[]::new)).values(entity("things", List.of("id"), mapping), "value");
    }
}
