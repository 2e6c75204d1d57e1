package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.ModelChangedException;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModels;
import dev.drover.model.interchange.FileGoneException;
import dev.drover.model.interchange.KeptFile;
import dev.drover.model.interchange.ModelFiles;
import dev.drover.model.interchange.ModelImports;
import dev.drover.model.interchange.RefusedModelFileException;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Import of a model: a file, then a preview, then the model with its tables. */
@Controller
class ModelImportController {

    private static final String ADDRESS = "/migrations/{migration}/interchange/import";

    private final ModelImports imports;
    private final TargetModels models;
    private final InterchangePages pages;

    ModelImportController(ModelImports imports, TargetModels models, InterchangePages pages) {
        this.imports = imports;
        this.models = models;
        this.pages = pages;
    }

    @PostMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String upload(
            Migration migration,
            @RequestParam Optional<MultipartFile> file,
            Actor actor,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try {
            MultipartFile found = InterchangePages.chosen(file);
            ModelFiles.refuseTooLarge(found.getSize());
            long id = imports.upload(migration.id(), InterchangePages.name(found), found.getBytes(), actor);
            return "redirect:/migrations/" + migration.id() + "/interchange/import/" + id;
        } catch (RefusedModelFileException | InterchangePages.NoFileException refused) {
            return pages.refused(migration, "file", String.valueOf(refused.getMessage()), model, response);
        }
    }

    @GetMapping(ADDRESS + "/{id}")
    @Permitted(Permission.PLAN)
    String preview(Migration migration, @PathVariable long id, Actor actor, Model model, HttpServletResponse response) {
        Optional<KeptFile> file = imports.find(migration.id(), id, actor);
        if (file.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "model/import-gone";
        }
        model.addAttribute("file", file.get());
        model.addAttribute("modelVersion", models.of(migration.id()).version());
        model.addAttribute("plan", imports.plan(migration.id(), file.get()));
        return "model/import-preview";
    }

    @PostMapping(ADDRESS + "/{id}")
    @Permitted(Permission.PLAN)
    String take(
            Migration migration,
            @PathVariable long id,
            @RequestParam int modelVersion,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            StoredModel saved = imports.apply(migration.id(), id, modelVersion, actor);
            Notices.done(redirect, "The tables of the file are in the target model, version " + saved.version() + ".");
            return "redirect:/migrations/" + migration.id() + "/interchange";
        } catch (ModelChangedException overtaken) {
            model.addAttribute("overtaken", overtaken.getMessage());
            String page = preview(migration, id, actor, model, response);
            response.setStatus(HttpStatus.CONFLICT.value());
            return page;
        } catch (FileGoneException gone) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "model/import-gone";
        }
    }
}
