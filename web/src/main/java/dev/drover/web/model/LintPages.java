package dev.drover.web.model;

import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.SourceRuleCatalog;
import dev.drover.migration.Migration;
import dev.drover.model.ddl.UploadedSchema;
import dev.drover.model.lint.Lint;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintInputs;
import dev.drover.model.lint.LintSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs the rules for a page; with an uploaded schema or without any, if the source cannot be reached. */
@Component
class LintPages {

    private final SourceLooks looks;
    private final SourceRuleCatalog rules;
    private final LintInputs inputs;
    private final Lint lint;
    private final Anchors anchors;

    LintPages(SourceLooks looks, SourceRuleCatalog rules, LintInputs inputs, Lint lint, Anchors anchors) {
        this.looks = looks;
        this.rules = rules;
        this.inputs = inputs;
        this.lint = lint;
        this.anchors = anchors;
    }

    LintPage of(Migration migration) {
        SourceLook look = looks.of(migration);
        if (look.problem() == null) {
            try {
                return page(migration, look, live(migration, look));
            } catch (ConnectionProblem problem) {
                look = looks.without(migration, problem);
            }
        }
        UploadedSchema uploaded = look.uploaded();
        LintSource source = uploaded == null
                ? null
                : new LintSource(uploaded.file().schema(), uploaded.file().rules());
        return page(migration, look, source);
    }

    private LintSource live(Migration migration, SourceLook look) {
        return new LintSource(look.schema().orElseThrow(), rules.read(looks.address(migration)));
    }

    private LintPage page(Migration migration, SourceLook look, @Nullable LintSource source) {
        LintInput input = inputs.of(migration, source);
        return new LintPage(
                lint.report(migration, input),
                look,
                "/migrations/" + migration.id(),
                input.review().today(),
                anchors);
    }
}
