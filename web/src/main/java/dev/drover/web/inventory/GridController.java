package dev.drover.web.inventory;

import dev.drover.inventory.InvalidPatternException;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.PatternChangedException;
import dev.drover.inventory.PatternEdit;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.PatternHistory;
import dev.drover.inventory.PatternId;
import dev.drover.inventory.StoredPattern;
import dev.drover.inventory.total.DeclaredTotals;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.access.Permitted;
import dev.drover.web.inventory.GridPage.Show;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The table of access patterns, saved row by row. With htmx a request is about one row, without it about the page. */
@Controller
class GridController {

    private static final String ADDRESS = "/migrations/{migration}/inventory";

    private final Inventory inventory;
    private final PatternHistory history;
    private final EditForm form;
    private final DeclaredTotals totals;

    GridController(Inventory inventory, PatternHistory history, EditForm form, DeclaredTotals totals) {
        this.totals = totals;
        this.inventory = inventory;
        this.history = history;
        this.form = form;
    }

    @GetMapping(ADDRESS)
    String page(
            Migration migration,
            @RequestParam(defaultValue = "ALL") Show show,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            Model model) {
        fill(migration, show, page, actor, model);
        return "inventory/grid";
    }

    /** The numbers above the table, fetched again after a row was saved. */
    @GetMapping(ADDRESS + "/summary")
    String summary(
            Migration migration,
            @RequestParam(defaultValue = "ALL") Show show,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            Model model) {
        model.addAttribute("grid", gridPage(migration, show, page));
        model.addAttribute("undo", history.last(migration.id(), actor).orElse(null));
        return "inventory/summary :: summary";
    }

    /** One row as it is kept. */
    @GetMapping(ADDRESS + "/rows/{id}")
    String row(Migration migration, @PathVariable String id, Model model) {
        model.addAttribute("row", GridRow.of(stored(migration, id), form));
        return "inventory/row :: cells";
    }

    @PostMapping(ADDRESS + "/rows/{id}")
    @Permitted(Permission.PLAN)
    String save(
            Migration migration,
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "ALL") Show show,
            @RequestParam(defaultValue = "1") int page,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        StoredPattern before = stored(migration, id);
        PatternEdit edit = form.changes(parameters);
        GridRow row;
        try {
            row = GridRow.of(
                    inventory.change(migration.id(), before.id(), edit, form.version(parameters), actor), form);
            if (!htmx) {
                return "redirect:/migrations/%s/inventory?show=%s&page=%d#%s".formatted(migration.id(), show, page, id);
            }
            response.setHeader("HX-Trigger", "inventory-changed");
        } catch (InvalidPatternException refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            row = GridRow.of(before, form).with(edit, refused.problems());
            model.addAttribute("problems", row.problems());
        } catch (PatternChangedException refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            row = GridRow.of(refused.current(), form).with(Conflict.between(edit, refused.current()));
        }
        if (htmx) {
            model.addAttribute("row", row);
            return "inventory/row :: cells";
        }
        fill(migration, show, page, actor, model);
        model.addAttribute("rows", withRow(row, model));
        return "inventory/grid";
    }

    private void fill(Migration migration, Show show, int page, Actor actor, Model model) {
        GridPage grid = gridPage(migration, show, page);
        model.addAttribute("grid", grid);
        model.addAttribute("undo", history.last(migration.id(), actor).orElse(null));
        model.addAttribute("total", totals.of(migration.id()).orElse(null));
        model.addAttribute("columns", PatternField.columns());
        model.addAttribute(
                "rows",
                grid.patterns().stream().map(stored -> GridRow.of(stored, form)).toList());
    }

    private GridPage gridPage(Migration migration, Show show, int page) {
        return GridPage.of(inventory.all(migration.id()), inventory.state(migration.id()), show, page);
    }

    /** The rows of the page with one in the place of the row of the same pattern. */
    private static List<GridRow> withRow(GridRow row, Model model) {
        @SuppressWarnings("unchecked")
        List<GridRow> rows = (List<GridRow>) model.getAttribute("rows");
        return rows == null
                ? List.of(row)
                : rows.stream()
                        .map(other -> other.id().equals(row.id()) ? row : other)
                        .toList();
    }

    private StoredPattern stored(Migration migration, String id) {
        return PatternId.parse(id)
                .flatMap(known -> inventory.find(migration.id(), known))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
