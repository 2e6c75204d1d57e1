package dev.drover.model.mapping;

import dev.drover.model.AttributeType;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Another attribute and how it is filled. */
record CompiledAttribute(String name, Filling filling) {

    /** Makes the value of a row; null leaves the attribute out. */
    interface Filling {
        @Nullable
        ItemValue of(@Nullable Object[] row);

        /** The value of a column. */
        record FromColumn(
                CompiledColumn column,
                AttributeType type,
                @Nullable ZoneId zone) implements Filling {

            @Override
            public @Nullable ItemValue of(@Nullable Object[] row) {
                return column.value(row, type, zone);
            }
        }

        /** Text made of columns. */
        record FromTemplate(CompiledTemplate template) implements Filling {

            @Override
            public @Nullable ItemValue of(@Nullable Object[] row) {
                String text = template.text(row);
                return text == null ? null : new ItemValue.Text(text);
            }
        }
    }

    @Nullable
    ItemValue value(@Nullable Object[] row) {
        return filling.of(row);
    }
}
