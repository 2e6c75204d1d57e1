package dev.drover.web.discovery;

import dev.drover.connection.ConnectionProblem;
import dev.drover.discovery.StoreTable;
import dev.drover.discovery.Survey;
import dev.drover.discovery.Surveys;
import dev.drover.inventory.Inventory;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Samples tables of DynamoDB, and takes drafts into the inventory. */
@Controller
class TablesController {

    private static final String ADDRESS = "/migrations/{migration}/discovery/tables";
    private static final String USUAL_ITEMS = "1000";

    private final Surveys surveys;
    private final Inventory inventory;

    TablesController(Surveys surveys, Inventory inventory) {
        this.surveys = surveys;
        this.inventory = inventory;
    }

    @GetMapping(ADDRESS)
    String page(Migration migration, @RequestParam(defaultValue = "") String table, Model model) {
        return show(migration, table, USUAL_ITEMS, Ticked.NOTHING, model);
    }

    @PostMapping(ADDRESS + "/samples")
    @Permitted(Permission.PLAN)
    String sample(
            Migration migration,
            @RequestParam(defaultValue = "") String table,
            @RequestParam(defaultValue = USUAL_ITEMS) String items,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Map<String, String> errors = new LinkedHashMap<>();
        Optional<Integer> wanted = items(items);
        if (wanted.isEmpty()) {
            errors.put("items", "Enter how many items to read, a number from 100 to 10,000, for example 1000");
        } else {
            try {
                if (surveys.survey(migration.id(), table, wanted.get(), actor)) {
                    Notices.done(redirect, "The sample is taken.");
                    return back(migration, table, redirect);
                }
                errors.put("table", "The environment has no such table any more: choose another one");
            } catch (ConnectionProblem problem) {
                refused(problem, model);
            }
        }
        model.addAttribute("errors", errors);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(migration, table, items, Ticked.NOTHING, model);
    }

    @PostMapping(ADDRESS + "/forget")
    @Permitted(Permission.PLAN)
    String forget(
            Migration migration,
            @RequestParam(defaultValue = "") String table,
            Actor actor,
            RedirectAttributes redirect) {
        surveys.forget(migration.id(), table, actor);
        Notices.done(redirect, "The sample is thrown away.");
        return back(migration, table, redirect);
    }

    @PostMapping(ADDRESS + "/patterns")
    @Permitted(Permission.PLAN)
    String take(
            Migration migration,
            @RequestParam(defaultValue = "") String table,
            @RequestParam(defaultValue = "") List<String> take,
            @RequestParam(defaultValue = "0") int revision,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Ticked ticked = Ticked.of(take, typed);
        OptionalInt taken =
                ticked.take(choices -> surveys.take(migration.id(), table, choices, revision, actor), model, response);
        if (taken.isEmpty()) {
            return show(migration, table, USUAL_ITEMS, ticked, model);
        }
        Notices.done(redirect, Ticked.added(taken.getAsInt()));
        return taken.getAsInt() == 0
                ? back(migration, table, redirect)
                : "redirect:/migrations/" + migration.id() + "/inventory";
    }

    private String show(Migration migration, String table, String items, Ticked ticked, Model model) {
        model.addAttribute("table", table);
        Optional<Survey> survey = surveys.of(migration.id(), table);
        Optional<StoreTable> described = survey.map(Survey::table);
        try {
            model.addAttribute("tables", surveys.tables(migration.id()));
            if (!table.isEmpty()) {
                described = surveys.describe(migration.id(), table);
                model.addAttribute("missing", described.isEmpty());
            }
        } catch (ConnectionProblem problem) {
            model.addAttribute("tables", surveys.surveyed(migration.id()));
            refused(problem, model);
        }
        described
                .or(() -> survey.map(Survey::table))
                .ifPresent(found -> model.addAttribute(
                        "page",
                        new TablesPage(
                                found,
                                survey.orElse(null),
                                surveys.drafts(migration.id(), table),
                                items,
                                inventory.state(migration.id()).revision(),
                                ticked)));
        return "discovery/tables";
    }

    private static void refused(ConnectionProblem problem, Model model) {
        model.addAttribute("problem", problem.getMessage());
        model.addAttribute("nextAction", problem.nextAction());
    }

    private static Optional<Integer> items(String text) {
        String digits = text.strip().replace(",", "");
        if (!digits.matches("[0-9]{1,6}")) {
            return Optional.empty();
        }
        int items = Integer.parseInt(digits);
        return items < Surveys.FEWEST_ITEMS || items > Surveys.MOST_ITEMS ? Optional.empty() : Optional.of(items);
    }

    private static String back(Migration migration, String table, RedirectAttributes redirect) {
        redirect.addAttribute("table", table);
        return "redirect:/migrations/" + migration.id() + "/discovery/tables";
    }
}
