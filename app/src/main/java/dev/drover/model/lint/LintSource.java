package dev.drover.model.lint;

import dev.drover.connection.SourceRule;
import dev.drover.connection.SourceSchema;
import java.util.List;

/** What is known about the source database. */
public record LintSource(SourceSchema schema, List<SourceRule> rules) {

    public LintSource {
        rules = List.copyOf(rules);
    }
}
