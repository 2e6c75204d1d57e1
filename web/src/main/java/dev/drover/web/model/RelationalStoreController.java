package dev.drover.web.model;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.Inventory;
import dev.drover.migration.Migration;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModels;
import dev.drover.model.edit.RelationalEdit;
import dev.drover.model.relational.RelationalStore;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.access.Permitted;
import dev.drover.web.model.Submission.Answer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form of what is declared about the server of the relational tables. */
@Controller
class RelationalStoreController {

    private static final String ADDRESS = "/migrations/{migration}/model/relational-store";
    private static final String VIEW = "model/relational-store";

    private final TargetModels models;
    private final Inventory inventory;
    private final Submission submission;

    RelationalStoreController(TargetModels models, Inventory inventory, Submission submission) {
        this.models = models;
        this.inventory = inventory;
        this.submission = submission;
    }

    @GetMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String form(Migration migration, Model model, HttpServletResponse response) {
        StoredModel stored = models.of(migration.id());
        RelationalStoreForm form = RelationalStoreForm.of(stored.model().relationalStore());
        return Answer.to(stored).page(VIEW, form, model, response);
    }

    @PostMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String save(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(values);
        RelationalStoreForm form = RelationalStoreForm.of(typed, isDeclared(migration));
        RelationalStore store = form.store(typed.list("patterns"));
        Answer answer = unknown(migration, store.reader().patterns())
                .map(sentence -> new Answer(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "",
                        Map.of("patterns", sentence),
                        typed.number("modelVersion")))
                .orElseGet(() -> submission.submit(
                        migration, typed, new RelationalEdit.Declare(store), RelationalStoreForm::field, actor));
        return answer.page(VIEW, form, model, response);
    }

    @PostMapping(ADDRESS + "/remove")
    @Permitted(Permission.PLAN)
    String remove(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Answer answer = submission.remove(migration, new Typed(values), new RelationalEdit.Declare(null), actor);
        RelationalStore current = models.of(migration.id()).model().relationalStore();
        return answer.page(VIEW, RelationalStoreForm.of(current), model, response);
    }

    private boolean isDeclared(Migration migration) {
        return models.of(migration.id()).model().relationalStore() != null;
    }

    private Optional<String> unknown(Migration migration, List<String> ids) {
        Set<String> known = inventory.patterns(migration.id()).stream()
                .map(AccessPattern::id)
                .collect(Collectors.toSet());
        return ids.stream()
                .filter(id -> !known.contains(id))
                .findFirst()
                .map(id -> "The inventory has no access pattern \"" + id + "\". Correct or remove it.");
    }
}
