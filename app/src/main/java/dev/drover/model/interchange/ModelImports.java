package dev.drover.model.interchange;

import dev.drover.migration.MigrationId;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModels;
import dev.drover.model.edit.ModelEdits;
import dev.drover.model.edit.WholeEdit;
import dev.drover.people.Actor;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes models from files in two steps: a file is kept and compared first, and taken only after the person confirms it. */
@Service
@Transactional
public class ModelImports {

    private final KeptFiles files;
    private final TargetModels models;
    private final ModelEdits edits;

    ModelImports(KeptFiles files, TargetModels models, ModelEdits edits) {
        this.files = files;
        this.models = models;
        this.edits = edits;
    }

    /**
     * Keeps a file for a preview and returns the number under which it is kept.
     *
     * @param name of the file, for the records
     * @throws RefusedModelFileException if it cannot be read as a model
     */
    public long upload(MigrationId migration, String name, byte[] bytes, Actor actor) {
        String content = ModelFiles.text(bytes);
        ModelFile file = ModelFiles.read(content);
        String essence = ModelFiles.essence(content, file.format());
        return files.keep(migration, actor.id(), Nodes.shortened(name), file.format(), essence);
    }

    @Transactional(readOnly = true)
    public Optional<KeptFile> find(MigrationId migration, long id, Actor actor) {
        return files.find(migration, actor.id(), id);
    }

    /** What a file would do to the model as it is now. */
    @Transactional(readOnly = true)
    public ImportPlan plan(MigrationId migration, KeptFile file) {
        return ImportPlan.of(
                ModelFiles.read(file.content()), models.of(migration).model());
    }

    /**
     * Takes the tables of a file into the model, all of them or none.
     *
     * @param expectedVersion the version of the model that the person saw in the preview
     * @throws FileGoneException if the file is not kept any more or was taken before
     * @throws dev.drover.model.ModelChangedException if somebody changed the model since the preview
     */
    public StoredModel apply(MigrationId migration, long id, int expectedVersion, Actor actor) {
        KeptFile file = files.find(migration, actor.id(), id).orElseThrow(FileGoneException::new);
        ImportPlan plan = plan(migration, file);
        if (plan.tables().isEmpty()) {
            throw new FileGoneException();
        }
        WholeEdit.Take edit = new WholeEdit.Take(plan.tables(), "the file " + file.name());
        StoredModel saved = edits.apply(migration, expectedVersion, edit, Optional.empty(), actor);
        if (!files.apply(migration, file, saved.version())) {
            throw new FileGoneException();
        }
        return saved;
    }

    /** The file of NoSQL Workbench that the model took last. */
    @Transactional(readOnly = true)
    public Optional<KeptFile> lastOfWorkbench(MigrationId migration) {
        return files.applied(migration, FileFormat.WORKBENCH);
    }

    /** What that file says that its items are; empty without such a file. */
    @Transactional(readOnly = true)
    public List<FoundEntity> found(MigrationId migration) {
        return lastOfWorkbench(migration)
                .map(file -> ModelFiles.read(file.content()).entities())
                .orElse(List.of());
    }
}
