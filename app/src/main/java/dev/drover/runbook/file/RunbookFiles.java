package dev.drover.runbook.file;

import dev.drover.runbook.Runbook;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepParameters;
import org.springframework.stereotype.Component;

/** Runbooks as YAML: what is written and read again is the same runbook, and written again the same bytes. */
@Component
public class RunbookFiles {

    /** About a thousand steps with everything said. */
    public static final int MOST_BYTES = 1_000_000;

    /** Where the application serves the JSON Schema. */
    public static final String SCHEMA_ADDRESS = "/schemas/runbook.json";

    private final StepCatalog catalog;
    private final StepParameters parameters;

    public RunbookFiles(StepCatalog catalog, StepParameters parameters) {
        this.catalog = catalog;
        this.parameters = parameters;
    }

    public String write(Runbook runbook) {
        return new RunbookWriter(catalog, parameters).write(runbook);
    }

    /** @throws RefusedRunbookFileException with everything that is wrong with it */
    public Runbook read(String yaml) {
        return new RunbookReader(catalog, parameters).read(yaml);
    }

    /** The JSON Schema of the file as text; it says nothing of any workspace. */
    public String schema() {
        return RunbookSchema.of(catalog).toPrettyString();
    }
}
