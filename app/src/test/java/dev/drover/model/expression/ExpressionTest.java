package dev.drover.model.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

    private static final Map<String, Kind> COLUMNS = Map.of(
            "price", Kind.NUMBER,
            "quantity", Kind.NUMBER,
            "name", Kind.TEXT,
            "note", Kind.TEXT,
            "paid", Kind.TRUTH,
            "created", Kind.TIME);

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '"', textBlock = """
            price * 1.21                                § 14938271470493827147049382714704938.2607
            0.1 + 0.2                                   § 0.3
            12345678901234567890.123 - 0.003            § 12345678901234567890.12
            1 / 3                                       § 0.33333333333333333333333333333333333333
            quantity % 2 == 0                           § true
            10 == 10.00                                 § true
            created == time('2026-03-29T01:30:00.123456Z') § true
            note == null                                § true
            null != name                                § true
            paid == false                               § false
            coalesce(note, note) == null                § true
            quantity == 4.00                            § true
            -quantity + 1                               § -3
            round(2.5) + round(3.455, 2)                § 5.46
            abs(-1.50)                                  § 1.5
            lower(name) + '!'                           § ada löve!
            split(name, ' ')[0]                         § Ada
            upper(split(name, ' ')[1])                  § LÖVE
            count(split('a,b,,', ','))                  § 4
            substring(name, 4)                          § Löve
            substring(name, 1, 3)                       § da
            substring('ab', 5)                          § ""
            length('𝒳y')                                § 2
            replace('a-b-c', '-', '')                   § abc
            trim('  x ')                                § x
            text(quantity) + '/' + text(paid)           § 4/true
            number(' 12.50 ')                           § 12.5
            paid ? 'paid' : 'open'                      § paid
            coalesce(note, 'none')                      § none
            note == null ? 'none' : note                § none
            note == 'x' || name != 'x'                  § true
            paid && quantity > 3                        § true
            iso(created)                                § 2026-03-29T01:30:00.123456Z
            epoch_seconds(created)                      § 1774747800
            epoch_millis(created)                       § 1774747800123
            created < time('2030-01-01T00:00:00Z')      § true
            iso(time('2026-03-29T03:30:00', 'Europe/Amsterdam')) § 2026-03-29T01:30:00.000000Z
            """)
    void gives_exact_values(String text, String expected) {
        Object value = value(text);
        assertThat(value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '"', textBlock = """
            price *                   § The expression ends too early: something is missing at its end.
            price * * 2               § The expression cannot be read from character 9 on, at "* 2".
            prise * 2                 § At character 1: there is no column "prise". Did you mean price?
            2 * zzz                   § At character 5: there is no column "zzz".
            lowr(name)                § there is no function "lowr". Did you mean lower?
            price + name              § At character 7: + does not go with number and text. Turn one with text(…), number(…) or iso(…).
            lower(price)              § lower does not go with number. It is lower(text) → text.
            name.length()             § write length(…) with everything in parentheses, without a point before it.
            [1, 2].map(x, x * 2)      § write map(…) with everything in parentheses
            name.class                § lists, maps and fields of values do not exist
            {'a': 1}                  § lists, maps and fields of values do not exist
            java.lang.System.exit(0)  § write exit(…) with everything in parentheses
            now()                     § there is no function "now".
            matches(name, '(a+)+$')   § there is no function "matches".
            paid ? name : price       § At character
            price = 3                 § cannot be read from character 7 on
            0x10 + 1                  § write numbers in decimal digits
            null                      § gives no single kind of value
            package + 'x'             § a name that the language keeps for itself
            """)
    void refuses_before_anything_runs(String text, String sentence) {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> Expression.of(text, COLUMNS))
                .withMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', textBlock = """
            price / (quantity - 4)     § it divides by zero
            number(name)               § "Ada Löve" is not a number
            split(name, ' ')[2]        § there is no piece 2: the text has the pieces 0 to 1
            round(price, 0.5)          § must be a whole number from 0 to 400
            replace(name, '', 'x')     § replace looks for an empty text
            time(name) < created       § "Ada Löve" is not a time in UTC
            number('1e999') + 1        § a number has more than 400 digits
            """)
    void says_which_value_does_not_fit(String text, String sentence) {
        assertThatThrownBy(() -> value(text))
                .isInstanceOf(ExpressionValueException.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource({"lower(note)", "note + 'x'", "length(note) + quantity", "note < 'b'"})
    void gives_nothing_where_a_column_is_null(String text) {
        assertThat(value(text)).isNull();
    }

    @Test
    void the_longest_and_most_greedy_expression_ends() {
        String greedy = "'aaaaaaaaaa'";
        while (greedy.length() < 900) {
            greedy = "replace(" + greedy + ",'a','aaaaaaaaaa')";
        }
        String text = greedy;
        assertThatThrownBy(() -> value(text)).hasMessageContaining("longer than an item may be");
        assertThatThrownBy(() -> value("price" + " * price".repeat(100))).hasMessageContaining("more than 400 digits");
    }

    @Test
    void looks_for_short_text_only() {
        String sought = "'aaaaaaaaaa'";
        for (int i = 0; i < 3; i++) {
            sought = "replace(" + sought + ", 'a', 'aaaaaaaaaa')";
        }
        String text = sought;
        assertThatThrownBy(() -> value("contains(name, " + text + ")"))
                .hasMessageContaining("contains looks for a text of 10000 characters, and it may have 1000");
        assertThatThrownBy(() -> value("split(name, " + text + ")[0]")).hasMessageContaining("split looks for");
        assertThatThrownBy(() -> value("replace(name, " + text + ", '')")).hasMessageContaining("replace looks for");
    }

    @Test
    void a_long_or_deep_expression_is_refused() {
        assertThatThrownBy(() -> value("1" + " + 1".repeat(300)))
                .hasMessage("The expression has 1,201 characters, and 1,000 are the most. Split it up.");
        assertThatThrownBy(() -> value("(".repeat(450) + "1" + ")".repeat(450)))
                .hasMessage("The expression is nested too deeply. Split it up.");
    }

    private static Object value(String text) {
        Map<String, Object> row = new HashMap<>();
        row.put("price", new BigDecimal("12345678901234567890123456789012345.670"));
        row.put("quantity", new BigDecimal("4.0"));
        row.put("name", "Ada Löve");
        row.put("note", null);
        row.put("paid", true);
        row.put("created", OffsetDateTime.parse("2026-03-29T03:30:00.123456+02:00"));
        return Expression.of(text, COLUMNS).value(row::get);
    }
}
