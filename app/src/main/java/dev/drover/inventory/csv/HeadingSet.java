package dev.drover.inventory.csv;

import dev.drover.inventory.PatternField;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Headings that files with access patterns often have. */
public enum HeadingSet {
    DROVER(
            "of an export of Drover",
            Stream.concat(Stream.of("id"), Arrays.stream(PatternField.values()).map(PatternField::key))
                    .toArray(String[]::new)),
    PRESCRIPTIVE_GUIDANCE(
            "of the template of AWS Prescriptive Guidance",
            "Access pattern",
            "Description",
            "Priority",
            "Read or write",
            "Type",
            "Key attribute",
            "Filters",
            "Result ordering"),
    SAMPLE_PROJECT(
            "of the tables in the AWS sample projects",
            "Access pattern",
            "Base table/GSI/LSI",
            "Operation",
            "Partition key value",
            "Sort key value",
            "Other conditions/filters");

    private final String words;
    private final Set<String> headers;

    HeadingSet(String words, String... headings) {
        this.words = words;
        this.headers = Arrays.stream(headings).map(Meaning::header).collect(Collectors.toUnmodifiableSet());
    }

    /** "of an export of Drover". */
    public String words() {
        return words;
    }

    /** The set of which a file has three quarters or more; null if there is none. */
    static @Nullable HeadingSet of(List<String> headings) {
        // "Base table/GSI" and "Base table/GSI/LSI" are the same.
        Set<String> found = headings.stream()
                .map(Meaning::header)
                .map(header -> header.startsWith("base_table") ? "base_table_gsi_lsi" : header)
                .collect(Collectors.toUnmodifiableSet());
        return Arrays.stream(values())
                .filter(set -> set.headers.stream().filter(found::contains).count() * 4 >= set.headers.size() * 3L)
                .findFirst()
                .orElse(null);
    }
}
