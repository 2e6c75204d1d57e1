package dev.drover.signoff.policy;

import dev.drover.runbook.Scope;
import java.util.List;

/**
 * A scope that a plan needs signed.
 *
 * @param because which rules ask for more than usual, each a sentence; empty if none does
 */
public record Required(Scope scope, Requirement rule, List<String> because) {

    public Required {
        because = List.copyOf(because);
    }
}
