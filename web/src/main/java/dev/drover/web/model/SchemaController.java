package dev.drover.web.model;

import dev.drover.connection.SourceSchema;
import dev.drover.migration.Migration;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModels;
import dev.drover.model.schema.ContractChecks;
import dev.drover.model.schema.CurrentShape;
import dev.drover.model.schema.FrozenAlreadyException;
import dev.drover.model.schema.SchemaVersions;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The shapes of entities over time, and which consumers can read them. */
@Controller
class SchemaController {

    private static final String ADDRESS = "/migrations/{migration}/schemas";
    private static final int LONGEST_NOTE = 300;

    private final TargetModels models;
    private final SourceLooks looks;
    private final SchemaVersions versions;
    private final ContractChecks checks;

    SchemaController(TargetModels models, SourceLooks looks, SchemaVersions versions, ContractChecks checks) {
        this.models = models;
        this.looks = looks;
        this.versions = versions;
        this.checks = checks;
    }

    @GetMapping(ADDRESS)
    String schemas(Migration migration, Model model) {
        StoredModel stored = models.of(migration.id());
        SourceLook source = looks.of(migration);
        List<CurrentShape> shapes = source.schema()
                .map(schema -> CurrentShape.of(stored.model(), schema))
                .orElse(List.of());
        model.addAttribute(
                "page",
                SchemaPage.of(stored, source, shapes, versions.of(migration.id()), checks.of(migration.id(), shapes)));
        return "model/schemas";
    }

    @PostMapping(ADDRESS + "/freeze")
    @Permitted(Permission.PLAN)
    String freeze(
            Migration migration,
            @RequestParam String table,
            @RequestParam String entity,
            @RequestParam int modelVersion,
            @RequestParam(defaultValue = "") String note,
            Actor actor,
            RedirectAttributes redirect) {
        StoredModel stored = models.of(migration.id());
        Optional<SourceSchema> source = looks.of(migration).schema();
        Optional<CurrentShape> shape = source.stream()
                .flatMap(schema -> CurrentShape.of(stored.model(), schema).stream())
                .filter(candidate ->
                        candidate.table().equals(table) && candidate.entity().equals(entity))
                .findFirst();
        if (stored.version() != modelVersion) {
            Notices.refused(
                    redirect,
                    List.of("The target model was changed by " + stored.changedBy()
                            + " since you looked. Look at the shape again, then freeze it."));
        } else if (source.isEmpty()) {
            Notices.refused(redirect, List.of("The source cannot be read, so the shape cannot be worked out now."));
        } else if (shape.isEmpty() || shape.get().schema() == null) {
            Notices.refused(
                    redirect,
                    List.of(shape.map(CurrentShape::problem)
                            .orElse("There is no entity " + entity + " in the table " + table + ".")));
        } else if (note.strip().length() > LONGEST_NOTE) {
            Notices.refused(
                    redirect,
                    List.of("The note has " + note.strip().length() + " characters, and there is room for "
                            + LONGEST_NOTE + "."));
        } else {
            try {
                versions.freeze(migration.id(), shape.get(), note, actor);
                Notices.done(
                        redirect,
                        "Version " + shape.get().version() + " of "
                                + shape.get().place() + " is frozen.");
            } catch (FrozenAlreadyException already) {
                Notices.refused(redirect, List.of(String.valueOf(already.getMessage())));
            }
        }
        return back(migration);
    }

    @PostMapping(ADDRESS + "/live")
    @Permitted(Permission.PLAN)
    String live(
            Migration migration,
            @RequestParam String table,
            @RequestParam String entity,
            @RequestParam int version,
            @RequestParam boolean live,
            Actor actor,
            RedirectAttributes redirect) {
        versions.setLive(migration.id(), table, entity, version, live, actor);
        Notices.done(redirect, "Version " + version + " of " + entity + (live ? " is live." : " is retired."));
        return back(migration);
    }

    private static String back(Migration migration) {
        return "redirect:/migrations/" + migration.id() + "/schemas";
    }
}
