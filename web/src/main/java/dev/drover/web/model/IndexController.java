package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModels;
import dev.drover.model.TargetTable;
import dev.drover.model.edit.IndexEdit;
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

/** The form of an index: add, change, remove. */
@Controller
class IndexController {

    private final TargetModels models;
    private final Submission submission;

    IndexController(TargetModels models, Submission submission) {
        this.models = models;
        this.submission = submission;
    }

    @GetMapping("/migrations/{migration}/model/index")
    @Permitted(Permission.PLAN)
    String form(
            Migration migration,
            @RequestParam String table,
            @RequestParam(defaultValue = "") String index,
            Model model,
            HttpServletResponse response) {
        StoredModel stored = models.of(migration.id());
        TargetTable found = stored.model().table(table).orElseThrow(IndexController::notFound);
        IndexForm form = index.isEmpty()
                ? IndexForm.blank(found)
                : found.index(index).map(known -> IndexForm.of(found, known)).orElseThrow(IndexController::notFound);
        return Answer.to(stored).page("model/index", form, model, response);
    }

    @PostMapping("/migrations/{migration}/model/index")
    @Permitted(Permission.PLAN)
    String save(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(values);
        IndexForm form = IndexForm.of(typed);
        IndexEdit edit = form.edit(typed);
        Answer answer = submission.submit(migration, typed, edit, IndexForm::field, actor);
        return answer.page("model/index", form, model, response);
    }

    @PostMapping("/migrations/{migration}/model/index/remove")
    @Permitted(Permission.PLAN)
    String remove(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(values);
        IndexForm form = IndexForm.of(typed);
        IndexEdit edit = new IndexEdit.Remove(form.table(), form.old());
        Answer answer = submission.submit(migration, typed, edit, IndexForm::field, actor);
        return answer.page("model/index", form, model, response);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
