package dev.drover.inventory.csv;

import dev.drover.inventory.PatternField;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a column of a file holds. */
sealed interface Meaning {

    /** Words for sentences: "name". */
    String inWords();

    /** The name in forms and in the database; empty for a column that is left out. */
    String key();

    /** What people choose it by. */
    String label();

    /** A field of ours. */
    record Field(PatternField field) implements Meaning {
        @Override
        public String inWords() {
            return field.inWords();
        }

        @Override
        public String key() {
            return field.key();
        }

        @Override
        public String label() {
            return field.label();
        }
    }

    /** What is no single field. */
    enum Special implements Meaning {
        ID("Id", "id"),
        /** The columns in which the sample projects of AWS say what serves a pattern. */
        TABLE_OR_INDEX(
                "Served by: table or index",
                "base_table_gsi_lsi",
                "base_table_gsi",
                "base_table",
                "table_index",
                "index",
                "gsi"),
        OPERATION("Served by: operation, which tells the kind too", "operation"),
        PARTITION_KEY("Served by: partition key", "partition_key_value", "partition_condition", "pk"),
        SORT_KEY("Served by: sort key", "sort_key_value", "sort_condition", "sk"),
        /** Nothing that is kept. */
        IGNORED("Leave out");

        private final String label;
        private final String[] headers;

        Special(String label, String... headers) {
            this.label = label;
            this.headers = headers;
        }

        @Override
        public String inWords() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        @Override
        public String key() {
            return this == IGNORED ? "" : name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String label() {
            return label;
        }

        boolean servesThePattern() {
            return this == TABLE_OR_INDEX || this == OPERATION || this == PARTITION_KEY || this == SORT_KEY;
        }
    }

    /** Everything that a column may hold, the id first. */
    static Stream<Meaning> all() {
        return Stream.of(
                        Stream.of(Special.ID),
                        Stream.of(PatternField.values()).map(Field::new),
                        Stream.of(Special.values()).filter(Special::servesThePattern))
                .flatMap(part -> part);
    }

    /** What somebody chose; empty for a key that nothing has. */
    static Optional<Meaning> withKey(String key) {
        return Stream.concat(Stream.of(Special.IGNORED), all())
                .filter(meaning -> meaning.key().equals(key))
                .findFirst();
    }

    /** How headings are compared: lower case, words joined by underscores, without what stands in brackets. */
    static String header(String heading) {
        return heading.replaceAll("\\(.*?\\)", "")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
    }

    /** The meaning of a heading, however it is written: "Read or write", "read_or_write", "Read-or-Write (R/W)". */
    static Meaning of(String heading) {
        return Known.BY_HEADER.getOrDefault(header(heading), Special.IGNORED);
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
