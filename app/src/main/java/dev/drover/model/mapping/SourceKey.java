package dev.drover.model.mapping;

import java.util.List;

/** The primary key of a source row, each column in PostgreSQL's own text form, in key order. */
public record SourceKey(List<String> values) {

    public SourceKey {
        values = List.copyOf(values);
    }

    /** For people: the values joined by commas. */
    @Override
    public String toString() {
        return String.join(", ", values);
    }
}
