package dev.drover.web.model;

import dev.drover.connection.ConnectionProblem;
import dev.drover.migration.Migration;
import dev.drover.model.EntityMapping;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.model.edit.BehindEdit;
import dev.drover.model.expression.ExpressionLanguage;
import dev.drover.model.mapping.InvalidMappingException;
import dev.drover.model.mapping.MappingProblem;
import dev.drover.model.mapping.MappingTrial;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.access.Permitted;
import dev.drover.web.model.Submission.Answer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form of the rows of a source table that stay behind on purpose: say, preview, take back. */
@Controller
class BehindController {

    private static final String VIEW = "model/behind";

    private final TargetModels models;
    private final Submission submission;
    private final SourceLooks looks;
    private final MappingTrial trial;
    private final PreviewPlaces places;

    BehindController(
            TargetModels models, Submission submission, SourceLooks looks, MappingTrial trial, PreviewPlaces places) {
        this.models = models;
        this.submission = submission;
        this.looks = looks;
        this.trial = trial;
        this.places = places;
    }

    @GetMapping("/migrations/{migration}/model/behind")
    @Permitted(Permission.PLAN)
    String form(
            Migration migration,
            @RequestParam(defaultValue = "") String table,
            Model model,
            HttpServletResponse response) {
        StoredModel stored = models.of(migration.id());
        List<String> tables = tables(stored.model());
        BehindForm form = stored.model()
                .rowsBehind(table)
                .map(rows -> BehindForm.of(rows, tables))
                .orElseGet(() -> BehindForm.blank(table, tables));
        return page(Answer.to(stored), form, model, response);
    }

    @PostMapping("/migrations/{migration}/model/behind")
    @Permitted(Permission.PLAN)
    String save(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(values);
        BehindForm form = BehindForm.of(typed, tables(models.of(migration.id()).model()));
        return page(submission.submit(migration, typed, form.edit(), BehindForm::field, actor), form, model, response);
    }

    /** What the typed condition does to real rows; nothing is saved. */
    @PostMapping("/migrations/{migration}/model/behind/preview")
    @Permitted(Permission.PLAN)
    String preview(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Model model,
            HttpServletResponse response) {
        StoredModel stored = models.of(migration.id());
        BehindForm form = BehindForm.of(new Typed(values), tables(stored.model()));
        if (!places.in(() -> tryOut(migration, stored.model().with(form.rows()), form, model))) {
            model.addAttribute(
                    "previewProblems", List.of("Four previews are being read. Wait a few seconds, then try again."));
        }
        return page(Answer.to(stored), form, model, response);
    }

    @PostMapping("/migrations/{migration}/model/behind/remove")
    @Permitted(Permission.PLAN)
    String remove(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(values);
        String table = typed.text("old");
        Answer answer = submission.remove(migration, typed, new BehindEdit.Remove(table), actor);
        // The form that was sent has nothing but the table: what the model has now is shown again.
        TargetModel now = models.of(migration.id()).model();
        BehindForm form = now.rowsBehind(table)
                .map(rows -> BehindForm.of(rows, tables(now)))
                .orElseGet(() -> BehindForm.blank(table, tables(now)));
        return page(answer, form, model, response);
    }

    private void tryOut(Migration migration, TargetModel tried, BehindForm form, Model model) {
        try {
            trial.conditions(tried, form.sourceTable(), looks.address(migration))
                    .ifPresentOrElse(
                            rows -> model.addAttribute("preview", rows),
                            () -> model.addAttribute(
                                    "previewProblems",
                                    List.of("No entity reads " + form.sourceTable()
                                            + ". Choose a table of an entity.")));
        } catch (InvalidMappingException e) {
            model.addAttribute(
                    "previewProblems",
                    e.problems().stream()
                            .map(MappingProblem::sentence)
                            .distinct()
                            .toList());
        } catch (ConnectionProblem e) {
            model.addAttribute("previewProblems", List.of(e.getMessage() + " " + e.nextAction()));
        }
    }

    private static List<String> tables(TargetModel model) {
        return model.tables().stream()
                .flatMap(table -> table.entities().stream())
                .map(EntityMapping::sourceTable)
                .distinct()
                .toList();
    }

    private static String page(Answer answer, BehindForm form, Model model, HttpServletResponse response) {
        model.addAttribute("functions", ExpressionLanguage.reference());
        return answer.page(VIEW, form, model, response);
    }
}
