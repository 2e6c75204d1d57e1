package dev.drover.web.inventory;

import dev.drover.inventory.Inventory;
import dev.drover.inventory.InventoryChangedException;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.csv.Anchor;
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
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Import of patterns: a file or pasted rows, its columns, then a preview, then the result. */
@Controller
class ImportController {

    private static final String ADDRESS = "/migrations/{migration}/inventory/import";

    private final PatternImport imports;
    private final Inventory inventory;

    ImportController(PatternImport imports, Inventory inventory) {
        this.imports = imports;
        this.inventory = inventory;
    }

    @GetMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String page() {
        return "inventory/import";
    }

    @PostMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String upload(
            Migration migration,
            @RequestParam Optional<MultipartFile> file,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        if (file.isEmpty() || file.get().isEmpty()) {
            return refused("file", "Choose a file that is not empty.", response, model);
        }
        try {
            // Names of files are no parameters: nobody looked for control characters in this one.
            String name = Optional.ofNullable(file.get().getOriginalFilename())
                    .orElse("file")
                    .replaceAll("\\p{Cntrl}", "");
            return preview(migration, imports.upload(migration.id(), name, file.get(), actor));
        } catch (RefusedFileException refused) {
            return refused("file", String.valueOf(refused.getMessage()), response, model);
        }
    }

    @PostMapping("/migrations/{migration}/inventory/paste")
    @Permitted(Permission.PLAN)
    String paste(
            Migration migration,
            @RequestParam(defaultValue = "") String rows,
            @RequestParam(defaultValue = "") String column,
            @RequestParam(defaultValue = "") List<String> ids,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        Anchor anchor = PatternField.withKey(column)
                .filter(field -> !field.column().isEmpty())
                .map(field -> new Anchor(ids, field))
                .orElse(Anchor.NEW_ROWS);
        try {
            return preview(migration, imports.paste(migration.id(), rows, anchor, actor));
        } catch (RefusedFileException refused) {
            model.addAttribute("rows", rows);
            return refused("rows", String.valueOf(refused.getMessage()), response, model);
        }
    }

    @GetMapping(ADDRESS + "/{draft}")
    @Permitted(Permission.PLAN)
    String preview(
            Migration migration,
            @PathVariable long draft,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        Optional<ImportDraft> found = imports.find(migration.id(), draft, actor);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "inventory/import-gone";
        }
        model.addAttribute("draft", found.get());
        if (found.get().result() != null) {
            return "inventory/import-result";
        }
        if (!found.get().isMapped()) {
            return preview(migration, draft) + "/columns";
        }
        model.addAttribute("revision", inventory.state(migration.id()).revision());
        model.addAttribute("preview", PreviewPage.of(imports.plan(migration.id(), found.get()), page));
        return "inventory/import-preview";
    }

    @PostMapping(ADDRESS + "/{draft}")
    @Permitted(Permission.PLAN)
    String confirm(
            Migration migration,
            @PathVariable long draft,
            @RequestParam int revision,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        try {
            imports.confirm(migration.id(), draft, revision, actor);
            return preview(migration, draft);
        } catch (InventoryChangedException overtaken) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("overtaken", overtaken.getMessage());
            return preview(migration, draft, 1, actor, response, model);
        } catch (DraftGoneException gone) {
            return preview(migration, draft, 1, actor, response, model);
        }
    }

    private static String preview(Migration migration, long draft) {
        return "redirect:/migrations/%s/inventory/import/%d".formatted(migration.id(), draft);
    }

    private static String refused(String input, String sentence, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("problems", List.of(Map.entry(input, sentence)));
        return "inventory/import";
    }
}
