package dev.drover.web.model;

import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.SourceRule;
import dev.drover.connection.SourceRuleCatalog;
import dev.drover.connection.SourceTable;
import dev.drover.migration.Migration;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModels;
import dev.drover.model.edit.RelationalEdit;
import dev.drover.model.relational.RelationalProposal;
import dev.drover.model.relational.RelationalTable;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.access.Permitted;
import dev.drover.web.model.Submission.Answer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The form of a relational table: propose from the source, add, change, remove. */
@Controller
class RelationalController {

    private final TargetModels models;
    private final SourceLooks looks;
    private final SourceRuleCatalog rules;
    private final Submission submission;

    RelationalController(TargetModels models, SourceLooks looks, SourceRuleCatalog rules, Submission submission) {
        this.models = models;
        this.looks = looks;
        this.rules = rules;
        this.submission = submission;
    }

    /**
     * The form of a table that is there; without one, of a new one.
     *
     * @param source the table of the source from which a new one is proposed; empty to begin with nothing
     */
    @GetMapping("/migrations/{migration}/model/relational")
    @Permitted(Permission.PLAN)
    String form(
            Migration migration,
            @RequestParam(defaultValue = "") String table,
            @RequestParam(defaultValue = "") String source,
            Model model,
            HttpServletResponse response) {
        StoredModel stored = models.of(migration.id());
        if (!table.isEmpty()) {
            RelationalTable found = stored.model()
                    .relationalTable(table)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            return page(Answer.to(stored), RelationalForm.of(found, found.name()), List.of(), model, response);
        }
        if (source.isBlank()) {
            return page(Answer.to(stored), RelationalForm.blank(), List.of(), model, response);
        }
        return proposed(migration, source.strip(), stored, model, response);
    }

    private String proposed(
            Migration migration, String source, StoredModel stored, Model model, HttpServletResponse response) {
        SourceLook look = looks.of(migration);
        try {
            if (look.problem() != null) {
                throw look.problem();
            }
            Optional<SourceTable> rows = look.table(source);
            if (rows.isEmpty()) {
                return unproposed(
                        stored,
                        source,
                        "There is no table \"" + source + "\" in the source, so nothing is proposed. Correct its name"
                                + " and go back to the model, or write the table here.",
                        model,
                        response);
            }
            List<SourceRule> enforced = rules.read(looks.address(migration));
            RelationalProposal proposal = RelationalProposal.of(rows.get(), enforced);
            return page(
                    Answer.to(stored), RelationalForm.of(proposal.table(), ""), proposal.leftOut(), model, response);
        } catch (ConnectionProblem problem) {
            return unproposed(
                    stored,
                    source,
                    "Nothing is proposed, because the source cannot be read. " + problem.getMessage() + " "
                            + problem.nextAction(),
                    model,
                    response);
        }
    }

    private static String unproposed(
            StoredModel stored, String source, String why, Model model, HttpServletResponse response) {
        RelationalForm form = new RelationalForm("", source, source, "", "", "", "", "");
        Answer answer = new Answer(HttpStatus.OK, "", Map.of("sourceTable", why), stored.version());
        return page(answer, form, List.of(), model, response);
    }

    @PostMapping("/migrations/{migration}/model/relational")
    @Permitted(Permission.PLAN)
    String save(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(values);
        RelationalForm form = RelationalForm.of(typed);
        RelationalForm.Read read = form.read();
        RelationalTable table = read.table();
        Answer answer = table == null
                ? new Answer(HttpStatus.UNPROCESSABLE_CONTENT, "", read.errors(), typed.number("modelVersion"))
                : submission.submit(
                        migration,
                        typed,
                        form.edit(table),
                        (place, sentence) -> RelationalForm.field(table, place, sentence),
                        actor);
        return page(answer, form, List.of(), model, response);
    }

    @PostMapping("/migrations/{migration}/model/relational/remove")
    @Permitted(Permission.PLAN)
    String remove(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Typed typed = new Typed(values);
        String name = typed.text("old");
        Answer answer = submission.remove(migration, typed, new RelationalEdit.Remove(name), actor);
        // The form that was sent has nothing but the name: what the model has now is shown again.
        RelationalForm form = models.of(migration.id())
                .model()
                .relationalTable(name)
                .map(table -> RelationalForm.of(table, name))
                .orElseGet(() -> new RelationalForm(name, name, "", "", "", "", "", ""));
        return page(answer, form, List.of(), model, response);
    }

    private static String page(
            Answer answer, RelationalForm form, List<String> leftOut, Model model, HttpServletResponse response) {
        model.addAttribute("leftOut", leftOut);
        return answer.page("model/relational", form, model, response);
    }
}
