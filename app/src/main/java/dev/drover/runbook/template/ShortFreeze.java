package dev.drover.runbook.template;

import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookTemplate;
import dev.drover.runbook.RunbookTemplates;
import dev.drover.runbook.TemplateDescription;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * PostgreSQL to DynamoDB, with a short freeze: writes stop, everything is copied and proven while nothing moves, reads shift,
 * and writes go on to both sides.
 */
@Component
@Order(1)
class ShortFreeze implements RunbookTemplate {

    private final Outlines outlines;

    ShortFreeze(Outlines outlines) {
        this.outlines = outlines;
    }

    @Override
    public TemplateDescription describe() {
        return new TemplateDescription(
                RunbookTemplates.SHORT_FREEZE,
                "PostgreSQL to DynamoDB, with a short freeze",
                "Suits tables that copy within a freeze that users can accept: writes stop, everything is copied and proven"
                        + " while nothing moves, reads shift, and writes go on to both sides.",
                "Does not suit tables that take longer to copy than anybody can wait, or a source that is not PostgreSQL.",
                "Drover does every step; a lead decides before reads shift.");
    }

    @Override
    public Optional<String> refusal(TargetModel model) {
        return Models.withoutDynamoDb(model);
    }

    @Override
    public Runbook generate(MigrationDescription migration, TargetModel model) {
        Outline outline = outlines.begin();
        FrozenShift frozen = new FrozenShift(outline, migration);
        frozen.prepare();
        outline.phase(
                "move",
                "Every row is in the new store, and nothing changes meanwhile.",
                "The source takes writes again; the new tables are gone.");
        frozen.createTables(model);
        frozen.freeze();
        frozen.step("copy", "transfer.copy", "Copy every row", 15)
                .expecting("Rows read = items written + items that were there already; nothing set aside.");
        outline.phase(
                "prove", "Both sides hold the same records.", "Everything is copied; nobody reads the new store.");
        frozen.validate();
        outline.phase(
                "decide", "A lead has said go.", "Everything is copied and compared; nobody reads the new store.");
        frozen.step("go-no-go", "person.go-no-go", "Go or no-go", 5)
                .expecting("A lead has seen the numbers and said go.");
        frozen.shift();
        frozen.watch();
        frozen.finish();
        return outline.runbook();
    }
}
