package dev.drover.model.interchange;

import dev.drover.migration.MigrationId;
import dev.drover.model.lint.FileSamples;
import dev.drover.model.lint.TextNumber;
import java.util.List;
import org.springframework.stereotype.Component;

/** The samples of the file of NoSQL Workbench that the model took last. */
@Component
class ImportedSamples implements FileSamples {

    private final KeptFiles files;

    ImportedSamples(KeptFiles files) {
        this.files = files;
    }

    @Override
    public List<TextNumber> textNumbers(MigrationId migration) {
        return files.applied(migration, FileFormat.WORKBENCH)
                .map(file -> ModelFiles.read(file.content()).textNumbers())
                .orElse(List.of());
    }
}
