package dev.drover.model.mapping;

import java.util.List;

/**
 * What an attribute becomes in a few rows.
 *
 * @param columns the columns of the source that it is made of
 */
public record AttributePreview(List<String> columns, List<Line> lines) {

    /**
     * One row.
     *
     * @param key its primary key
     * @param values of the columns, in their order; "null" where there is none
     * @param result the attribute's value; empty if it is left out
     * @param problem why the row would be rejected; empty if it would not
     */
    public record Line(String key, List<String> values, String result, boolean leftOut, String problem) {

        public Line {
            values = List.copyOf(values);
        }
    }

    public AttributePreview {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }
}
