package dev.drover.model.ddl;

import dev.drover.connection.SourceRule;
import dev.drover.connection.SourceSchema;
import java.util.List;

/**
 * What a file of SQL statements says about a source.
 *
 * @param rules what the source enforces, as far as single statements tell
 * @param unread the statements that may matter and were not understood
 * @param passedOver how many statements say nothing about tables, keys and rules
 */
public record SchemaFile(SourceSchema schema, List<SourceRule> rules, List<Unread> unread, int passedOver) {

    public SchemaFile {
        rules = List.copyOf(rules);
        unread = List.copyOf(unread);
    }

    /**
     * A statement that was not read.
     *
     * @param line in which it begins, from 1
     * @param text its beginning
     * @param reason why, in a sentence
     */
    public record Unread(int line, String text, String reason) {}
}
