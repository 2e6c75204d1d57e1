package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.EntityMapping;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModels;
import dev.drover.model.edit.AttributeEdit;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.access.Permitted;
import dev.drover.web.model.AttributeForm.Kind;
import dev.drover.web.model.Submission.Answer;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The form of an attribute of an entity: add, change, remove. */
@Controller
class AttributeController {

    private final TargetModels models;
    private final SourceLooks looks;
    private final Submission submission;

    AttributeController(TargetModels models, SourceLooks looks, Submission submission) {
        this.models = models;
        this.looks = looks;
        this.submission = submission;
    }

    /** A new attribute: of a column, looked up by a foreign key, or with the rows of a child table. */
    @GetMapping("/migrations/{migration}/model/attribute/new")
    @Permitted(Permission.PLAN)
    String blank(
            Migration migration,
            @RequestParam String table,
            @RequestParam String entity,
            @RequestParam(defaultValue = "COLUMN") Kind kind,
            @RequestParam(defaultValue = "") String column,
            @RequestParam(defaultValue = "") String child,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        StoredModel stored = models.of(migration.id());
        EntityMapping mapping =
                AttributePage.entity(stored.model(), table, entity).orElseThrow(AttributeController::notFound);
        SourceLook look = looks.of(migration);
        ListForm list = look.table(child)
                .map(rows -> ListForm.blank(rows, mapping.sourceTable()))
                .orElse(ListForm.EMPTY);
        AttributeForm form = AttributeForm.blank(table, entity, kind, column, key, list);
        return page(Answer.to(stored), AttributePage.of(stored.model(), form, look), form, model, response);
    }

    @GetMapping("/migrations/{migration}/model/attribute")
    @Permitted(Permission.PLAN)
    String form(
            Migration migration,
            @RequestParam String table,
            @RequestParam String entity,
            @RequestParam String attribute,
            Model model,
            HttpServletResponse response) {
        StoredModel stored = models.of(migration.id());
        AttributeMapping mapping = AttributePage.entity(stored.model(), table, entity).stream()
                .flatMap(found -> found.attributes().stream())
                .filter(known -> known.attribute().equals(attribute))
                .findFirst()
                .orElseThrow(AttributeController::notFound);
        SourceLook look = looks.of(migration);
        ListForm list = mapping instanceof Embedded embedded
                ? ListForm.of(embedded, look.table(embedded.childTable()))
                : ListForm.EMPTY;
        AttributeForm form = AttributeForm.of(table, entity, mapping, list);
        return page(Answer.to(stored), AttributePage.of(stored.model(), form, look), form, model, response);
    }

    @PostMapping("/migrations/{migration}/model/attribute")
    @Permitted(Permission.PLAN)
    String save(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(values);
        AttributeForm form = AttributeForm.of(typed);
        AttributePage page = page(migration, form);
        Answer answer = submission.submit(migration, typed, form.edit(page.columnTable(form)), form::field, actor);
        return page(answer, page, form, model, response);
    }

    @PostMapping("/migrations/{migration}/model/attribute/remove")
    @Permitted(Permission.PLAN)
    String remove(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(values);
        AttributeForm form = AttributeForm.of(typed);
        AttributeEdit edit = new AttributeEdit.Remove(form.table(), form.entity(), form.old());
        Answer answer = submission.submit(migration, typed, edit, form::field, actor);
        return page(answer, page(migration, form), form, model, response);
    }

    private AttributePage page(Migration migration, AttributeForm form) {
        return AttributePage.of(models.of(migration.id()).model(), form, looks.of(migration));
    }

    private static String page(
            Answer answer, AttributePage page, AttributeForm form, Model model, HttpServletResponse response) {
        if (!answer.saved()) {
            page.show(form, model);
        }
        return answer.page("model/attribute", form, model, response);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
