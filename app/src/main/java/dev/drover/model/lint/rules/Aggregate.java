package dev.drover.model.lint.rules;

import dev.drover.model.coverage.Saying;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import org.springframework.stereotype.Component;

/** A sum or a group over many items. */
@Component
class Aggregate extends SaidInRead {

    Aggregate() {
        super(
                RuleDescription.of(
                        "SCN-03",
                        Severity.HIGH,
                        "A read that groups or adds up, told by its filters or description.",
                        "AWS agent toolkit"),
                Saying.AGGREGATE,
                "DynamoDB does not add up, so the application would read every item.",
                "Keep the sum up to date with every write, or compute it from an export.");
    }
}
