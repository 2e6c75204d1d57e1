package dev.drover.model.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.model.relational.RelationalTable.Check;
import dev.drover.model.relational.RelationalTable.Column;
import dev.drover.model.relational.RelationalTable.ForeignKey;
import dev.drover.model.relational.RelationalTable.Index;
import dev.drover.model.relational.RelationalTable.IndexColumn;
import dev.drover.model.relational.RelationalTable.OnDelete;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationalLinesTest {

    @Test
    void what_is_written_reads_back_the_same() {
        List<Column> columns = List.of(
                new Column("id", "bigint", false, "id"),
                new Column("Order Line", "numeric(14,4)", true, "order line"),
                new Column("unique", "text[]", true, null));
        List<Index> indexes = List.of(
                new Index("by_line", List.of(new IndexColumn("Order Line", true)), false, "id > 1 and (id < 9)"),
                new Index("unique", List.of(new IndexColumn("id", false), new IndexColumn("b", true)), true, null));
        List<ForeignKey> keys = List.of(
                new ForeignKey("k", List.of("a", "b c"), "other table", List.of("d", "e"), OnDelete.SET_NULL),
                new ForeignKey("l", List.of("a"), "t", List.of("id"), OnDelete.NO_ACTION));
        List<Check> checks = List.of(new Check("c", "(a > 0) or (b > 0)"));

        assertThat(RelationalLines.columns(RelationalLines.ofColumns(columns))).isEqualTo(columns);
        assertThat(RelationalLines.indexes(RelationalLines.ofIndexes(indexes))).isEqualTo(indexes);
        assertThat(RelationalLines.foreignKeys(RelationalLines.ofForeignKeys(keys)))
                .isEqualTo(keys);
        assertThat(RelationalLines.checks(RelationalLines.ofChecks(checks))).isEqualTo(checks);
        assertThat(RelationalLines.names(RelationalLines.ofNames(List.of("id", "b c"))))
                .containsExactly("id", "b c");
        assertThat(RelationalLines.names(" ")).isEmpty();
    }

    @Test
    void people_type_as_they_like() {
        assertThat(RelationalLines.columns(
                        "\n  at  TIMESTAMP  with time zone NOT  NULL FROM placed_at \n\nn int8 null"))
                .containsExactly(
                        new Column("at", "timestamptz", false, "placed_at"), new Column("n", "bigint", true, null));
        assertThat(RelationalLines.indexes("UNIQUE i(a ASC,b DESC) WHERE ((open))"))
                .containsExactly(
                        new Index("i", List.of(new IndexColumn("a", false), new IndexColumn("b", true)), true, "open"));
        assertThat(RelationalLines.foreignKeys("k (a)  REFERENCES t(id) ON  DELETE  Set Null"))
                .containsExactly(new ForeignKey("k", List.of("a"), "t", List.of("id"), OnDelete.SET_NULL));
        assertThat(RelationalLines.checks("c a > 0")).containsExactly(new Check("c", "a > 0"));
    }

    @Test
    void what_would_take_for_ever_to_read_is_refused_at_once() {
        assertThatThrownBy(() -> RelationalLines.columns("c " + "x ".repeat(500_000) + "!"))
                .hasMessageStartingWith("Line 1, \"c x x")
                .hasMessageContaining("has 1000003 characters, and 4000 are the most");
        assertThatThrownBy(() -> RelationalLines.checks("c " + "(".repeat(1_000_000) + ")".repeat(1_000_000)))
                .hasMessageContaining("and 4000 are the most");
        assertThatThrownBy(() -> RelationalLines.indexes("i (a)\n".repeat(100_000)))
                .hasMessageContaining("is one of 100000, and 1600 are the most");
        assertThatThrownBy(() -> RelationalLines.names("a,".repeat(500_000)))
                .hasMessageContaining("has 1000000 characters, and 4000 are the most");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            columns | id                                   | Line 2, "id", says no type
            columns | (id) int                             | has no name where one is expected, at character 1
            indexes | i a, b                               | does not open a list of columns with ( at character 3
            indexes | i (a, b                              | does not close its list of columns with ) at character 8
            indexes | i (a, )                              | has no name where one is expected
            indexes | i (a) if open                        | goes on with "if open", which means nothing there
            keys    | k (a) to t (id)                      | does not say "references" after its columns
            keys    | k (a) references t (id) on delete no | does not end with cascade, restrict
            keys    | k (a) references t (id) on update cascade | goes on with "on update cascade"
            """)
    void a_line_that_cannot_be_read_is_named_with_an_example(String kind, String line, String why) {
        assertThatThrownBy(() -> {
                    String text = "\n" + line;
                    switch (kind) {
                        case "columns" -> RelationalLines.columns(text);
                        case "indexes" -> RelationalLines.indexes(text);
                        default -> RelationalLines.foreignKeys(text);
                    }
                })
                .isInstanceOf(RefusedLineException.class)
                .hasMessageContaining("Line 2")
                .hasMessageContaining(why)
                .hasMessageContaining("A line looks like this: ");
    }
}
