package dev.drover.model.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.TargetModel;
import dev.drover.model.relational.ObjectPrefix;
import dev.drover.model.relational.ObjectPrefix.Format;
import dev.drover.model.relational.RelationalLines;
import dev.drover.model.relational.RelationalTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class BesideComparisonTest {

    private static final TargetModel BEFORE = model("id bigint not null", "", Format.CSV);
    private static final TargetModel NOTHING = TargetModel.empty();

    @Test
    void names_what_is_new_gone_and_changed() {
        assertThat(ModelComparison.of(BEFORE, BEFORE)).isEmpty();
        assertThat(sentences(NOTHING, BEFORE))
                .containsExactly("The relational table payments is new.", "The prefix s3://archive/payments/ is new.");
        assertThat(sentences(BEFORE, NOTHING))
                .containsExactly(
                        "The relational table payments is gone.", "The prefix s3://archive/payments/ is gone.");
        assertThat(sentences(BEFORE, model("id bigint not null\nnote text", "by_note (note)", Format.PARQUET)))
                .containsExactly(
                        "The columns were id bigint not null and are id bigint not null; note text.",
                        "The indexes were none and are by_note (note).",
                        "The prefix was CSV of payments by nothing for \"Kept\" and is Parquet of payments by nothing for"
                                + " \"Kept\".");
    }

    private static List<String> sentences(TargetModel before, TargetModel after) {
        return ModelComparison.of(before, after).stream()
                .map(ModelDifference::sentence)
                .toList();
    }

    private static TargetModel model(String columns, String indexes, Format format) {
        return TargetModel.empty()
                .withRelationalTables(List.of(new RelationalTable(
                        "payments",
                        "payments",
                        RelationalLines.columns(columns),
                        List.of("id"),
                        RelationalLines.indexes(indexes),
                        List.of(),
                        List.of())))
                .withPrefixes(List.of(new ObjectPrefix("archive", "payments/", "payments", format, List.of(), "Kept")));
    }
}
