package dev.drover.inventory.csv;

import dev.drover.inventory.Inventory;
import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Imports patterns in two steps: a file is kept and compared first, and written only after the person confirms it. */
@Service
@Transactional
public class PatternImport {

    private final Inventory inventory;
    private final ImportDrafts drafts;

    PatternImport(Inventory inventory, ImportDrafts drafts) {
        this.inventory = inventory;
        this.drafts = drafts;
    }

    /**
     * Keeps a file for a preview and returns the number under which it is kept.
     *
     * @param name of the file, for the records
     * @throws RefusedFileException if it cannot be read as rows of patterns
     */
    public long upload(MigrationId migration, String name, InputStreamSource file, Actor actor) {
        return drafts.keep(migration, actor.id(), SheetReader.read(RefusedFileException.shortened(name), file));
    }

    /**
     * Keeps rows that were copied from a spreadsheet for a preview and returns the number under which they are kept.
     *
     * @throws RefusedFileException if they cannot be read as rows of patterns
     */
    public long paste(MigrationId migration, String rows, Anchor anchor, Actor actor) {
        return drafts.keep(migration, actor.id(), SheetReader.paste("pasted rows", rows, anchor));
    }

    @Transactional(readOnly = true)
    public Optional<ImportDraft> find(MigrationId migration, long draft, Actor actor) {
        return drafts.find(migration, actor.id(), draft);
    }

    /** What would happen to the rows now. */
    @Transactional(readOnly = true)
    public ImportPlan plan(MigrationId migration, ImportDraft draft) {
        return ImportPlanning.plan(draft.sheet(), inventory.all(migration));
    }

    /** The rows with errors, each with its errors in a column of its own. */
    @Transactional(readOnly = true)
    public Sheet withErrors(MigrationId migration, ImportDraft draft) {
        return draft.result() == null ? plan(migration, draft).withErrors() : draft.sheet();
    }

    /**
     * Writes every row without errors, in one transaction.
     *
     * @param expectedRevision the revision of the inventory that the person saw in the preview
     * @throws DraftGoneException if the file is not kept any more or was imported before
     * @throws dev.drover.inventory.InventoryChangedException if the inventory changed since the preview
     */
    public void confirm(MigrationId migration, long draft, int expectedRevision, Actor actor) {
        ImportDraft kept = drafts.find(migration, actor.id(), draft)
                .filter(found -> found.result() == null)
                .orElseThrow(DraftGoneException::new);
        ImportPlan plan = plan(migration, kept);
        ImportDraft.Result result =
                new ImportDraft.Result(plan.added().size(), plan.changed().size());
        if (!drafts.finish(draft, result, plan.withErrors())) {
            throw new DraftGoneException();
        }
        inventory.takeOver(migration, plan.takeover(dev.drover.inventory.ChangeWay.IMPORT), expectedRevision, actor);
    }
}
