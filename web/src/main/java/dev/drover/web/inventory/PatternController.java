package dev.drover.web.inventory;

import dev.drover.inventory.InvalidPatternException;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.PatternChangedException;
import dev.drover.inventory.PatternEdit;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.PatternHistory;
import dev.drover.inventory.PatternId;
import dev.drover.inventory.PatternProblem;
import dev.drover.inventory.StoredPattern;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One access pattern: adding it, all its fields, retiring it. */
@Controller
class PatternController {

    private static final String ADDRESS = "/migrations/{migration}/inventory/patterns";
    private static final int NEWEST = 10;

    private final Inventory inventory;
    private final PatternHistory history;
    private final EditForm form;

    PatternController(Inventory inventory, PatternHistory history, EditForm form) {
        this.inventory = inventory;
        this.history = history;
        this.form = form;
    }

    @GetMapping(ADDRESS + "/new")
    @Permitted(Permission.PLAN)
    String empty(Model model) {
        model.addAttribute("sections", Sections.byNeed(Sections.initialInputs()));
        return "inventory/new";
    }

    @PostMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String add(
            Migration migration,
            @RequestParam Map<String, String> parameters,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        PatternEdit edit = form.filledIn(parameters);
        try {
            StoredPattern added = inventory.add(migration.id(), edit, actor);
            return "redirect:" + address(migration, added);
        } catch (InvalidPatternException refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            List<FieldInput> inputs = Sections.initialInputs().stream()
                    .map(input -> input.with(edit, refused.problems()))
                    .toList();
            model.addAttribute("sections", Sections.byNeed(inputs));
            model.addAttribute("problems", links(refused.problems()));
            return "inventory/new";
        }
    }

    @GetMapping(ADDRESS + "/{id}")
    String details(Migration migration, @PathVariable String id, Model model) {
        return details(migration, stored(migration, id), new PatternEdit(Map.of()), List.of(), model);
    }

    @PostMapping(ADDRESS + "/{id}")
    @Permitted(Permission.PLAN)
    String save(
            Migration migration,
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        StoredPattern before = stored(migration, id);
        PatternEdit edit = form.changes(parameters);
        try {
            inventory.change(migration.id(), before.id(), edit, form.version(parameters), actor);
            return "redirect:" + address(migration, before);
        } catch (InvalidPatternException refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return details(migration, before, edit, refused.problems(), model);
        } catch (PatternChangedException refused) {
            return conflict(migration, refused, edit, response, model);
        }
    }

    @PostMapping(ADDRESS + "/{id}/retire")
    @Permitted(Permission.PLAN)
    String retire(
            Migration migration,
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        StoredPattern before = stored(migration, id);
        try {
            inventory.retire(migration.id(), before.id(), form.version(parameters), actor);
            return "redirect:" + address(migration, before);
        } catch (PatternChangedException refused) {
            return conflict(migration, refused, new PatternEdit(Map.of()), response, model);
        }
    }

    private String conflict(
            Migration migration,
            PatternChangedException refused,
            PatternEdit edit,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("conflict", Conflict.between(edit, refused.current()));
        return details(migration, refused.current(), edit, List.of(), model);
    }

    private String details(
            Migration migration, StoredPattern stored, PatternEdit edit, List<PatternProblem> problems, Model model) {
        List<PatternField> fields = List.of(PatternField.values());
        List<FieldInput> inputs = FieldInput.of(stored.pattern(), "", fields).stream()
                .map(input -> input.with(edit, problems))
                .toList();
        model.addAttribute("stored", stored);
        model.addAttribute("was", form.was(stored.pattern(), fields));
        model.addAttribute(
                "gaps",
                stored.pattern().isRetired() ? List.of() : stored.pattern().gaps());
        model.addAttribute("sections", Sections.byGroup(inputs));
        model.addAttribute("problems", links(problems));
        model.addAttribute(
                "history",
                HistoryPage.of(stored, history.of(migration.id(), stored.id(), Integer.MAX_VALUE, NEWEST + 1), NEWEST));
        return "inventory/pattern";
    }

    private static List<Map.Entry<String, String>> links(List<PatternProblem> problems) {
        return problems.stream()
                .map(problem -> Map.entry(problem.field().key(), problem.sentence()))
                .toList();
    }

    private static String address(Migration migration, StoredPattern stored) {
        return "/migrations/%s/inventory/patterns/%s".formatted(migration.id(), stored.id());
    }

    private StoredPattern stored(Migration migration, String id) {
        return PatternId.parse(id)
                .flatMap(known -> inventory.find(migration.id(), known))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
