package dev.drover.model.relational;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.connection.SourceColumn;
import dev.drover.model.relational.RelationalTable.Column;
import dev.drover.model.relational.TypeFit.Kind;
import dev.drover.model.relational.TypeFit.Narrower;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeFitTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            varchar, 60, , varchar(60)
            varchar, 60, , text
            varchar, , , text
            bpchar, 2, , varchar(2)
            int8, , , text
            int8, , , varchar(20)
            uuid, , , char(36)
            numeric, 5, 5, varchar(8)
            int4, , , bigint
            int4, , , 'numeric(10)'
            int2, , , real
            int4, , , double precision
            float4, , , double precision
            numeric, 14, 4, 'numeric(16,4)'
            numeric, 14, 4, 'numeric(16,6)'
            numeric, 9, 0, integer
            numeric, , , numeric
            numeric, 14, 4, numeric
            date, , , timestamptz
            timestamptz, , , timestamptz(6)
            json, , , jsonb
            uuid, , , uuid
            _text, , , text[]
            interval, , , interval
            """)
    void takes_every_value(String type, @Nullable Integer size, @Nullable Integer scale, String target) {
        assertThat(fit(type, size, scale, target)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            varchar, 60, , varchar(40), LENGTH, 'varchar(40) takes 40 characters, and c of the source takes 60.'
            text, , , varchar(40), LENGTH, 'varchar(40) takes 40 characters, and c of the source has no limit.'
            int8, , , varchar(19), LENGTH, 'varchar(19) takes 19 characters, and c of the source takes 20.'
            timestamptz, , , varchar(20), LENGTH, 'varchar(20) takes 20 characters, and c of the source has no limit.'
            text, , , char, LENGTH, 'char takes 1 characters, and c of the source has no limit.'
            int8, , , integer, DIGITS, 'integer takes 10 digits before the point, and c of the source may have 19.'
            int4, , , 'numeric(9)', DIGITS, 'numeric(9) takes 9 digits before the point, and c of the source may have 10.'
            numeric, 14, 4, 'numeric(14,2)', DIGITS, 'numeric(14,2) keeps 2 digits after the point, and c of the source has 4.'
            numeric, 14, 4, 'numeric(13,4)', DIGITS, 'numeric(13,4) takes 9 digits before the point, and c of the source may have 10.'
            numeric, 19, 0, bigint, DIGITS, 'bigint takes 18 digits before the point, and c of the source may have 19.'
            numeric, , , 'numeric(38,9)', DIGITS, 'numeric(38,9) has fixed digits, and c of the source is numeric without a limit.'
            numeric, 14, 4, double precision, DIGITS, 'double precision rounds, and c of the source is numeric(14,4). Keep exact numbers as numeric.'
            timestamptz, , , timestamp, OTHER, 'timestamp keeps no time zone, and c of the source is a moment in time.'
            timestamp, , , timestamptz, OTHER, 'c of the source has no time zone: say in which zone it was written before it becomes timestamptz.'
            timestamptz, , , date, OTHER, 'date keeps no time of day, and c of the source has one.'
            timestamptz, , , timestamptz(3), OTHER, 'timestamptz(3) keeps 3 digits of a second, and c of the source may have 6.'
            text, , , uuid, OTHER, 'c of the source is text, and not every such value can be read as uuid.'
            text, , , text[], OTHER, 'c of the source is text, and not every such value can be read as text[].'
            citext, , , text, OTHER, 'c of the source has the type citext, and the target has none like it: text keeps the text of a value, not what the type checks.'
            """)
    void may_not_take_a_value(
            String type, @Nullable Integer size, @Nullable Integer scale, String target, Kind kind, String sentence) {
        assertThat(fit(type, size, scale, target)).contains(new Narrower(kind, sentence));
    }

    private static Optional<Narrower> fit(String type, @Nullable Integer size, @Nullable Integer scale, String target) {
        boolean number = type.equals("numeric");
        return TypeFit.of(
                new SourceColumn("c", type, true, number ? null : size, number ? size : null, scale, false),
                new Column("c", target, true, "c"));
    }
}
