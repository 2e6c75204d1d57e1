package dev.drover.model.edit;

import dev.drover.model.ModelChange;
import dev.drover.model.RowsBehind;
import dev.drover.model.TargetModel;
import java.util.ArrayList;
import java.util.List;

/** A change of the rows that stay behind on purpose. */
public sealed interface BehindEdit extends ModelEdit {

    /**
     * Says which rows of a table stay behind.
     *
     * @param fresh whether nothing was said about the table before; otherwise this takes its place
     */
    record Put(RowsBehind rows, boolean fresh) implements BehindEdit {

        @Override
        public TargetModel applyTo(TargetModel model) {
            if (!fresh) {
                return model.with(rows);
            }
            // Beside what somebody else may have said of the table, so that the check refuses it.
            List<RowsBehind> all = new ArrayList<>(model.rowsBehind());
            all.add(rows);
            return model.withRowsBehind(all);
        }

        @Override
        public ModelChange change() {
            return new ModelChange(
                    "Rows of " + rows.sourceTable() + " where " + rows.condition()
                            + " stay behind in the target model, because \"" + rows.reason() + "\".",
                    "rows of " + rows.sourceTable() + " that stay behind");
        }

        @Override
        public String place() {
            return rows.place();
        }

        @Override
        public String placeBefore() {
            return fresh ? "" : rows.place();
        }
    }

    /** Lets no row of a table stay behind any more. */
    record Remove(String sourceTable) implements BehindEdit {

        @Override
        public TargetModel applyTo(TargetModel model) {
            if (model.rowsBehind(sourceTable).isEmpty()) {
                throw new MissingPartException("condition for rows that stay behind of", sourceTable);
            }
            return model.withRowsBehind(model.rowsBehind().stream()
                    .filter(rows -> !rows.sourceTable().equals(sourceTable))
                    .toList());
        }

        @Override
        public ModelChange change() {
            return new ModelChange(
                    "No row of " + sourceTable + " stays behind any more in the target model.",
                    "rows of " + sourceTable + " that stay behind");
        }

        @Override
        public String place() {
            return "";
        }

        @Override
        public String placeBefore() {
            return RowsBehind.place(sourceTable);
        }
    }
}
