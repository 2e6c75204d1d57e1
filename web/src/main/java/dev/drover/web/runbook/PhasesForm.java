package dev.drover.web.runbook;

import dev.drover.runbook.Phase;
import dev.drover.runbook.Runbook;
import java.util.List;

/**
 * What somebody typed about the phases of a runbook.
 *
 * @param version of the runbook when the form was opened
 */
record PhasesForm(int version, List<Row> phases) {

    PhasesForm {
        phases = phases == null ? List.of() : phases;
    }

    /** One phase. */
    record Row(String name, String outcome, String rollbackPoint) {}

    Runbook describe(Runbook runbook) {
        Runbook described = runbook;
        for (Row row : phases) {
            described = described.with(new Phase(
                    row.name(), row.outcome().strip(), row.rollbackPoint().strip()));
        }
        return described;
    }
}
