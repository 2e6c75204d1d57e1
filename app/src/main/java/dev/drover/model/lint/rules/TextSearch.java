package dev.drover.model.lint.rules;

import dev.drover.model.coverage.Saying;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import org.springframework.stereotype.Component;

/** A search inside texts. */
@Component
class TextSearch extends SaidInRead {

    TextSearch() {
        super(
                RuleDescription.of(
                        "SCN-04",
                        Severity.HIGH,
                        "A read that searches inside texts or by one of several columns, told by its filters or description.",
                        "Found in published models"),
                Saying.SEARCH,
                "DynamoDB finds only the beginning of a key.",
                "Keep a search index beside the table.");
    }
}
