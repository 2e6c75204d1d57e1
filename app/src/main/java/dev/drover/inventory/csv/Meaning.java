package dev.drover.inventory.csv;

import dev.drover.inventory.PatternField;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a column of a file holds. */
sealed interface Meaning {

    /** Words for sentences: "name". */
    String inWords();

    /** A field of ours. */
    record Field(PatternField field) implements Meaning {
        @Override
        public String inWords() {
            return field.inWords();
        }
    }

    /** What is no single field. */
    enum Special implements Meaning {
        ID("id"),
        /** The columns in which the sample projects of AWS say what serves a pattern. */
        TABLE_OR_INDEX("base_table_gsi_lsi", "base_table_gsi", "base_table", "table_index", "index", "gsi"),
        OPERATION("operation"),
        PARTITION_KEY("partition_key_value", "partition_condition", "pk"),
        SORT_KEY("sort_key_value", "sort_condition", "sk"),
        /** Nothing that is kept. */
        IGNORED;

        private final String[] headers;

        Special(String... headers) {
            this.headers = headers;
        }

        @Override
        public String inWords() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        boolean servesThePattern() {
            return this == TABLE_OR_INDEX || this == OPERATION || this == PARTITION_KEY || this == SORT_KEY;
        }
    }

    /** The meaning of a heading, however it is written: "Read or write", "read_or_write", "Read-or-Write (R/W)". */
    static Meaning of(String heading) {
        String header = heading.replaceAll("\\(.*?\\)", "")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        return Known.BY_HEADER.getOrDefault(header, Special.IGNORED);
    }

    /** All headings that mean something. */
    final class Known {

        private static final Map<String, Meaning> BY_HEADER = Stream.concat(
                        Stream.of(PatternField.values())
                                .flatMap(field ->
                                        field.headers().map(header -> Map.entry(header, (Meaning) new Field(field)))),
                        Stream.of(Special.values())
                                .flatMap(special ->
                                        Stream.of(special.headers).map(header -> Map.entry(header, (Meaning) special))))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

        private Known() {}
    }
}
