package dev.drover.runbook.template;

import dev.drover.step.StepCatalog;
import dev.drover.step.StepParameters;
import org.springframework.stereotype.Component;

/** Begins outlines; only kinds of work that this Drover knows can be added to them. */
@Component
class Outlines {

    private final StepCatalog catalog;
    private final StepParameters parameters;

    Outlines(StepCatalog catalog, StepParameters parameters) {
        this.catalog = catalog;
        this.parameters = parameters;
    }

    Outline begin() {
        return new Outline(catalog, parameters);
    }
}
