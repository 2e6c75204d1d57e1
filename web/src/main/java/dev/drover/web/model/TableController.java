package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModels;
import dev.drover.model.edit.TableEdit;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.access.Permitted;
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

/** The form of a table: add, change, remove. */
@Controller
class TableController {

    private final TargetModels models;
    private final Submission submission;

    TableController(TargetModels models, Submission submission) {
        this.models = models;
        this.submission = submission;
    }

    @GetMapping("/migrations/{migration}/model/table")
    @Permitted(Permission.PLAN)
    String form(
            Migration migration,
            @RequestParam(defaultValue = "") String table,
            Model model,
            HttpServletResponse response) {
        StoredModel stored = models.of(migration.id());
        TableForm form = table.isEmpty()
                ? TableForm.blank()
                : stored.model()
                        .table(table)
                        .map(TableForm::of)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return Answer.to(stored).page("model/table", form, model, response);
    }

    @PostMapping("/migrations/{migration}/model/table")
    @Permitted(Permission.PLAN)
    String save(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(values);
        TableForm form = TableForm.of(typed);
        Answer answer = submission.submit(migration, typed, form.edit(), TableForm::field, actor);
        return answer.page("model/table", form, model, response);
    }

    @PostMapping("/migrations/{migration}/model/table/remove")
    @Permitted(Permission.PLAN)
    String remove(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(values);
        TableForm form = TableForm.of(typed);
        TableEdit edit = new TableEdit.Remove(form.old());
        Answer answer = submission.submit(migration, typed, edit, TableForm::field, actor);
        return answer.page("model/table", form, model, response);
    }
}
