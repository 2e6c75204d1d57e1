package dev.drover.web.model;

import dev.drover.connection.SourceTable;
import dev.drover.migration.Migration;
import dev.drover.model.AttributeMapping;
import dev.drover.model.DroppedColumn;
import dev.drover.model.EntityMapping;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModels;
import dev.drover.model.TargetTable;
import dev.drover.model.edit.ColumnEdit;
import dev.drover.model.edit.EntityEdit;
import dev.drover.model.expression.ExpressionLanguage;
import dev.drover.model.mapping.ColumnFates;
import dev.drover.model.mapping.EntityProposal;
import dev.drover.model.mapping.ReverseMapping;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.access.Permitted;
import dev.drover.web.model.Submission.Answer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** The form of an entity: add one with a proposal from its source table, change, remove. */
@Controller
class EntityController {

    private final TargetModels models;
    private final SourceLooks looks;
    private final Submission submission;

    EntityController(TargetModels models, SourceLooks looks, Submission submission) {
        this.models = models;
        this.looks = looks;
        this.submission = submission;
    }

    @GetMapping("/migrations/{migration}/model/entity")
    @Permitted(Permission.PLAN)
    String form(
            Migration migration,
            @RequestParam String table,
            @RequestParam(defaultValue = "") String entity,
            @RequestParam(defaultValue = "") String source,
            Model model,
            HttpServletResponse response) {
        StoredModel stored = models.of(migration.id());
        TargetTable target = stored.model().table(table).orElseThrow(EntityController::notFound);
        SourceLook look = looks.of(migration);
        EntityMapping mapping = entity.isEmpty()
                ? look.table(source)
                        .map(rows -> EntityProposal.of(target, rows).mapping())
                        .orElseGet(() -> new EntityMapping("", source, List.of(), List.of(), "version", 1))
                : target.entity(entity).orElseThrow(EntityController::notFound);
        return page(Answer.to(stored), target, look, EntityForm.of(target, mapping, entity), model, response);
    }

    @PostMapping("/migrations/{migration}/model/entity")
    @Permitted(Permission.PLAN)
    String save(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(values);
        TargetTable target = target(migration, typed);
        EntityForm form = EntityForm.of(target, typed);
        SourceLook look = looks.of(migration);
        EntityEdit edit = form.edit(attributes(form, target, look));
        Answer answer = submission.submit(migration, typed, edit, form::field, actor);
        return page(answer, target, look, form, model, response);
    }

    @PostMapping("/migrations/{migration}/model/entity/remove")
    @Permitted(Permission.PLAN)
    String remove(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(values);
        TargetTable target = target(migration, typed);
        EntityForm form = EntityForm.of(target, typed);
        EntityEdit edit = new EntityEdit.Remove(target.name(), form.old());
        Answer answer = submission.submit(migration, typed, edit, form::field, actor);
        return page(answer, target, looks.of(migration), form, model, response);
    }

    /** A column is left behind for a reason, or is undecided again. */
    @PostMapping("/migrations/{migration}/model/column")
    @Permitted(Permission.PLAN)
    String decide(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(values);
        TargetTable target = target(migration, typed);
        EntityMapping mapping = target.entity(typed.text("entity")).orElseThrow(EntityController::notFound);
        String column = typed.text("column");
        ColumnEdit edit = typed.text("reopen").isEmpty()
                ? new ColumnEdit.Drop(target.name(), mapping.entity(), new DroppedColumn(column, typed.text("reason")))
                : new ColumnEdit.Reopen(target.name(), mapping.entity(), column);
        Answer answer = submission.submit(migration, typed, edit, (place, sentence) -> "reason-" + column, actor);
        if (answer.saved()) {
            return "redirect:"
                    + UriComponentsBuilder.fromPath(Submission.address(migration) + "/entity")
                            .queryParam("table", "{table}")
                            .queryParam("entity", "{entity}")
                            .fragment("left-behind")
                            .encode()
                            .buildAndExpand(target.name(), mapping.entity())
                            .toUriString();
        }
        model.addAttribute("dropping", column);
        model.addAttribute("reason", typed.text("reason"));
        EntityForm form = EntityForm.of(target, mapping, mapping.entity());
        return page(answer, target, looks.of(migration), form, model, response);
    }

    private TargetTable target(Migration migration, Typed typed) {
        return models.of(migration.id()).model().table(typed.text("table")).orElseThrow(EntityController::notFound);
    }

    private static List<AttributeMapping> attributes(EntityForm form, TargetTable target, SourceLook look) {
        Optional<SourceTable> rows = look.table(form.sourceTable());
        return form.isNew() && form.mapColumns() && rows.isPresent()
                ? EntityProposal.of(target, rows.get()).mapping().attributes()
                : List.of();
    }

    private static String page(
            Answer answer,
            TargetTable target,
            SourceLook look,
            EntityForm form,
            Model model,
            HttpServletResponse response) {
        if (!answer.saved()) {
            show(target, look, form, model);
        }
        return answer.page("model/entity", form, model, response);
    }

    private static void show(TargetTable target, SourceLook look, EntityForm form, Model model) {
        Optional<SourceTable> rows = look.table(form.sourceTable());
        model.addAttribute("source", look);
        model.addAttribute("rows", rows.orElse(null));
        Optional<EntityMapping> mapped = target.entity(form.old());
        model.addAttribute(
                "fates",
                mapped.flatMap(m -> rows.map(r -> ColumnFates.of(m, r))).orElse(null));
        model.addAttribute(
                "back",
                mapped.flatMap(m -> look.schema().flatMap(schema -> ReverseMapping.of(target, m, schema)))
                        .orElse(null));
        model.addAttribute("functions", ExpressionLanguage.reference());
        model.addAttribute("zones", rows.map(EntityController::hasLocalTimes).orElse(true));
        model.addAttribute(
                "leftOut",
                rows.filter(r -> form.isNew())
                        .map(r -> EntityProposal.of(target, r).leftOut())
                        .orElse(List.of()));
    }

    private static boolean hasLocalTimes(SourceTable rows) {
        return rows.columns().stream().anyMatch(column -> column.type().equals("timestamp"));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
