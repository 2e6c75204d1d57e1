package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModels;
import dev.drover.model.edit.PrefixEdit;
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

/** The form of an S3 prefix: add, change, remove. */
@Controller
class PrefixController {

    private final TargetModels models;
    private final Submission submission;

    PrefixController(TargetModels models, Submission submission) {
        this.models = models;
        this.submission = submission;
    }

    @GetMapping("/migrations/{migration}/model/prefix")
    @Permitted(Permission.PLAN)
    String form(
            Migration migration,
            @RequestParam(defaultValue = "") String prefix,
            @RequestParam(defaultValue = "") String source,
            Model model,
            HttpServletResponse response) {
        StoredModel stored = models.of(migration.id());
        PrefixForm form = prefix.isEmpty()
                ? PrefixForm.blank(source)
                : stored.model()
                        .prefix(prefix)
                        .map(PrefixForm::of)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return Answer.to(stored).page("model/prefix", form, model, response);
    }

    @PostMapping("/migrations/{migration}/model/prefix")
    @Permitted(Permission.PLAN)
    String save(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(values);
        PrefixForm form = PrefixForm.of(typed);
        Answer answer = submission.submit(migration, typed, form.edit(typed), PrefixForm::field, actor);
        return answer.page("model/prefix", form, model, response);
    }

    @PostMapping("/migrations/{migration}/model/prefix/remove")
    @Permitted(Permission.PLAN)
    String remove(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(values);
        String address = typed.text("old");
        Answer answer = submission.remove(migration, typed, new PrefixEdit.Remove(address), actor);
        // The form that was sent has nothing but the address: what the model has now is shown again.
        PrefixForm form = models.of(migration.id())
                .model()
                .prefix(address)
                .map(PrefixForm::of)
                .orElseGet(() -> PrefixForm.blank(""));
        return answer.page("model/prefix", form, model, response);
    }
}
