package dev.drover.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.discovery.sql.StatementText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No literal gets into Drover's tables, even where the source left some. */
class StatementTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            select * from t where a = $1                        | select * from t where a = $1
            select 'secret' from t                              | select ? from t
            select 'it''s a secret', E'so \\' secret' from t    | select ?, ? from t
            select $$secret$$, $tag$secret $$ too$tag$          | select ?, ?
            select 'not closed secret                           | select ?
            select "a 'name'" from t -- secret                  | select "a 'name'" from t
            select /* secret */ a from t                        | select   a from t
            select /* a /* secret */ secret */ b from t         | select   b from t
            select a from t /* /* secret */ not closed          | select a from t
            select * from t where id in ($1 /*, ... */)         | select * from t where id in ($1 /*, ... */)
            select a1, b22::numeric(12,2) from t where n = 31205550123 | select a1, b22::numeric(12,2) from t where n = ?
            """)
    void keepsNoLiteral(String text, String kept) {
        assertThat(StatementText.withoutLiterals(text)).isEqualTo(kept).doesNotContain("secret");
    }

    /** Each beginning of a comment would be looked at to the end of the text again. */
    @Test
    void readsThousandsOfCommentsThatAreNeverClosed() {
        assertThat(StatementText.withoutLiterals("select 1 " + "/*".repeat(9_000)))
                .isEqualTo("select 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "( SELECT 1)",
                "/* hint */ select 1",
                "-- name\nwith x as (select 1) select 1",
                "insert into t values ($1)",
                "COPY t TO STDOUT",
                "declare c cursor for select 1"
            })
    void keepsWhatIsAboutData(String text) {
        assertThat(StatementText.isAboutData(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter role shop password 'secret'",
                "create user mapping for a server b options (password 'x')",
                "set role shop",
                "begin",
                "",
                "/* select */ alter role shop password 'x'",
                "'select'"
            })
    void dropsWhatSetsThingsUp(String text) {
        assertThat(StatementText.isAboutData(text)).isFalse();
    }
}
