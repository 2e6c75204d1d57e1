package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.ModelChangedException;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.model.edit.ModelEdits;
import dev.drover.model.edit.WholeEdit;
import dev.drover.model.version.ModelVersion;
import dev.drover.model.version.ModelVersions;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The versions of a target model: which there are, what differs between two, and the way back to one. */
@Controller
class VersionController {

    private static final String ADDRESS = "/migrations/{migration}/versions";
    private static final int PAGE = 50;

    private final TargetModels models;
    private final ModelVersions versions;
    private final VersionPages pages;
    private final ModelEdits edits;

    VersionController(TargetModels models, ModelVersions versions, VersionPages pages, ModelEdits edits) {
        this.models = models;
        this.versions = versions;
        this.pages = pages;
        this.edits = edits;
    }

    @GetMapping(ADDRESS)
    String list(Migration migration, @RequestParam(defaultValue = "0") int before, Model model) {
        List<ModelVersion> found = versions.page(migration.id(), before > 0 ? before : Integer.MAX_VALUE, PAGE + 1);
        model.addAttribute("versions", found.subList(0, Math.min(PAGE, found.size())));
        model.addAttribute("older", found.size() > PAGE ? found.get(PAGE - 1).number() : 0);
        model.addAttribute("current", models.of(migration.id()).version());
        return "model/versions";
    }

    @GetMapping(ADDRESS + "/compare")
    String compare(Migration migration, @RequestParam int from, @RequestParam int to, Model model) {
        model.addAttribute("page", find(pages.compare(migration, from, to)));
        return "model/compare";
    }

    @PostMapping(ADDRESS + "/{version}/restore")
    @Permitted(Permission.PLAN)
    String restore(
            Migration migration,
            @PathVariable int version,
            @RequestParam int modelVersion,
            Actor actor,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        TargetModel wanted = find(version > 0 ? versions.model(migration.id(), version) : Optional.empty());
        try {
            edits.apply(migration.id(), modelVersion, new WholeEdit.Restore(version, wanted), Optional.empty(), actor);
            Notices.done(redirect, "The target model is what it was in version " + version + ".");
            return "redirect:/migrations/" + migration.id() + "/versions";
        } catch (ModelChangedException overtaken) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("overtaken", overtaken.getMessage());
            int current = models.of(migration.id()).version();
            model.addAttribute("page", find(pages.compare(migration, current, version)));
            return "model/compare";
        }
    }

    private static <T> T find(Optional<T> found) {
        return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
