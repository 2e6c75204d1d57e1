package dev.drover.web.inventory;

import dev.drover.inventory.csv.ColumnMapping;
import dev.drover.inventory.csv.DraftGoneException;
import dev.drover.inventory.csv.ImportDraft;
import dev.drover.inventory.csv.PatternImport;
import dev.drover.inventory.csv.RefusedFileException;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second screen of an import: what the columns of the file hold. */
@Controller
class ColumnsController {

    private static final String ADDRESS = "/migrations/{migration}/inventory/import/{draft}/columns";

    private final PatternImport imports;

    ColumnsController(PatternImport imports) {
        this.imports = imports;
    }

    @GetMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String page(Migration migration, @PathVariable long draft, Actor actor, HttpServletResponse response, Model model) {
        return page(migration, draft, null, actor, response, model);
    }

    @PostMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String choose(
            Migration migration,
            @PathVariable long draft,
            @RequestParam MultiValueMap<String, String> parameters,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        List<String> choices = parameters.getOrDefault("column", List.of());
        try {
            imports.map(migration.id(), draft, choices, actor);
            return preview(migration, draft);
        } catch (RefusedFileException refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problems", List.of(Map.entry("column-0", String.valueOf(refused.getMessage()))));
            return page(migration, draft, choices, actor, response, model);
        } catch (DraftGoneException gone) {
            return preview(migration, draft);
        }
    }

    /** @param typed the choices that were refused; null to show those that are kept */
    private String page(
            Migration migration,
            long draft,
            @Nullable List<String> typed,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        Optional<ImportDraft> found = imports.find(migration.id(), draft, actor);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "inventory/import-gone";
        }
        if (found.get().result() != null) {
            return preview(migration, draft);
        }
        ColumnMapping mapping = imports.mapping(migration.id(), found.get());
        model.addAttribute("draft", found.get());
        model.addAttribute("mapping", typed == null ? mapping : mapping.with(typed));
        model.addAttribute("choices", ColumnMapping.choices());
        return "inventory/import-columns";
    }

    private static String preview(Migration migration, long draft) {
        return "redirect:/migrations/%s/inventory/import/%d".formatted(migration.id(), draft);
    }
}
