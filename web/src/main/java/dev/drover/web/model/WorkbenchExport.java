package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModels;
import dev.drover.model.interchange.Exported;
import dev.drover.model.interchange.KeptFile;
import dev.drover.model.interchange.ModelImports;
import dev.drover.model.interchange.WorkbenchWriter;
import org.springframework.stereotype.Component;

/** The target model for NoSQL Workbench; if it came from there, in the file that it came in. */
@Component
class WorkbenchExport {

    private final TargetModels models;
    private final ModelImports imports;

    WorkbenchExport(TargetModels models, ModelImports imports) {
        this.models = models;
        this.imports = imports;
    }

    Exported of(Migration migration) {
        StoredModel stored = models.of(migration.id());
        String origin =
                imports.lastOfWorkbench(migration.id()).map(KeptFile::content).orElse(null);
        return WorkbenchWriter.write(stored.model(), migration.name(), stored.changedAt(), origin);
    }
}
