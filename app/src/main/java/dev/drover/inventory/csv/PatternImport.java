package dev.drover.inventory.csv;

import dev.drover.inventory.ChangeWay;
import dev.drover.inventory.Inventory;
import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Imports patterns: a file is kept, mapped and compared first, and written only after the person confirms it. */
@Service
@Transactional
public class PatternImport {

    private final Inventory inventory;
    private final ImportDrafts drafts;
    private final RememberedColumns remembered;

    PatternImport(Inventory inventory, ImportDrafts drafts, RememberedColumns remembered) {
        this.inventory = inventory;
        this.drafts = drafts;
        this.remembered = remembered;
    }

    /**
     * Keeps a file for a preview and returns the number under which it is kept.
     *
     * @param name of the file, for the records
     * @throws RefusedFileException if it cannot be read as rows of patterns
     */
    public long upload(MigrationId migration, String name, InputStreamSource file, Actor actor) {
        return drafts.keep(
                migration, actor.id(), SheetReader.read(RefusedFileException.shortened(name), file), ChangeWay.IMPORT);
    }

    /**
     * Keeps rows that were copied from a spreadsheet for a preview and returns the number under which they are kept.
     * Without headings they go where they were pasted, and there is nothing to choose.
     *
     * @throws RefusedFileException if they cannot be read as rows of patterns
     */
    public long paste(MigrationId migration, String rows, Anchor anchor, Actor actor) {
        Sheet sheet = SheetReader.paste("pasted rows", rows, anchor);
        long draft = drafts.keep(migration, actor.id(), sheet, ChangeWay.PASTE);
        if (anchor.gave(sheet.headings())) {
            drafts.choose(draft, Columns.of(sheet.headings()).choices());
        }
        return draft;
    }

    @Transactional(readOnly = true)
    public Optional<ImportDraft> find(MigrationId migration, long draft, Actor actor) {
        return drafts.find(migration, actor.id(), draft);
    }

    /** What the columns hold: as a person chose it, or else a proposal. */
    @Transactional(readOnly = true)
    public ColumnMapping mapping(MigrationId migration, ImportDraft draft) {
        Optional<List<String>> before = draft.isMapped()
                ? Optional.empty()
                : remembered.find(migration, draft.sheet().headings());
        Columns columns = before.map(choices -> Columns.chosen(draft.sheet().headings(), choices))
                .orElseGet(draft::columns);
        return ColumnMapping.of(draft.sheet(), columns, before.isPresent());
    }

    /**
     * Says what the columns of a file hold, and remembers it for the next file with the same headings.
     *
     * @param choices a key of {@link ColumnMapping#choices()} per column, empty for a column that is left out
     * @throws DraftGoneException if the file is not kept any more or was imported before
     * @throws RefusedFileException if no row could become a pattern that way; the choices before it stay
     */
    public void map(MigrationId migration, long draft, List<String> choices, Actor actor) {
        ImportDraft kept = open(migration, draft, actor);
        Columns columns = Columns.chosen(kept.sheet().headings(), choices);
        columns.check();
        drafts.choose(draft, columns.choices());
        remembered.keep(migration, kept.sheet().headings(), columns.choices());
    }

    /** What would happen to the rows now. */
    @Transactional(readOnly = true)
    public ImportPlan plan(MigrationId migration, ImportDraft draft) {
        return ImportPlanning.plan(draft.sheet(), draft.columns(), inventory.all(migration));
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
        ImportDraft kept = open(migration, draft, actor);
        if (!kept.isMapped()) {
            throw new IllegalStateException("Nobody has said what the columns of the file hold.");
        }
        ImportPlan plan = plan(migration, kept);
        ImportDraft.Result result =
                new ImportDraft.Result(plan.added().size(), plan.changed().size());
        if (!drafts.finish(draft, result, plan.withErrors())) {
            throw new DraftGoneException();
        }
        inventory.takeOver(migration, plan.takeover(kept.way()), expectedRevision, actor);
    }

    private ImportDraft open(MigrationId migration, long draft, Actor actor) {
        return drafts.find(migration, actor.id(), draft)
                .filter(found -> found.result() == null)
                .orElseThrow(DraftGoneException::new);
    }
}
