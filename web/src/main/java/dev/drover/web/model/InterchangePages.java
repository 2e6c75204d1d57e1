package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.model.ddl.UploadedSchemas;
import dev.drover.model.interchange.FoundEntity;
import dev.drover.model.interchange.KeptFile;
import dev.drover.model.interchange.ModelImports;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;

/** The page for files that come in and go out, with what is wrong with the last one if anything is. */
@Component
class InterchangePages {

    private final TargetModels models;
    private final ModelImports imports;
    private final WorkbenchExport workbench;
    private final UploadedSchemas schemas;

    InterchangePages(TargetModels models, ModelImports imports, WorkbenchExport workbench, UploadedSchemas schemas) {
        this.models = models;
        this.imports = imports;
        this.workbench = workbench;
        this.schemas = schemas;
    }

    /** Thrown when somebody sends a form and chose no file. */
    static final class NoFileException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoFileException() {
            super("Choose a file that is not empty.");
        }
    }

    /**
     * A kind of items of the last file.
     *
     * @param mapped whether the model has an entity of that name in that table
     */
    record Found(FoundEntity entity, boolean mapped) {}

    String page(Migration migration, Model model) {
        TargetModel target = models.of(migration.id()).model();
        model.addAttribute("tables", target.tables().size());
        model.addAttribute("leftOut", workbench.of(migration).leftOut());
        model.addAttribute(
                "origin",
                imports.lastOfWorkbench(migration.id()).map(KeptFile::name).orElse(""));
        model.addAttribute(
                "found",
                imports.found(migration.id()).stream()
                        .map(entity -> new Found(entity, isMapped(target, entity)))
                        .toList());
        model.addAttribute("uploaded", schemas.of(migration.id()).orElse(null));
        if (!model.containsAttribute("problems")) {
            model.addAttribute("problems", List.of());
        }
        return "model/interchange";
    }

    String refused(Migration migration, String field, String sentence, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("problems", List.of(Map.entry(field, sentence)));
        return page(migration, model);
    }

    /** @throws NoFileException if there is none */
    static MultipartFile chosen(Optional<MultipartFile> file) {
        return file.filter(found -> !found.isEmpty()).orElseThrow(NoFileException::new);
    }

    /** Names of files are no parameters: nobody looked for control characters in them. */
    static String name(MultipartFile file) {
        String name = Optional.ofNullable(file.getOriginalFilename())
                .orElse("")
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return name.isEmpty() ? "without a name" : name;
    }

    private static boolean isMapped(TargetModel model, FoundEntity found) {
        return model.tables().stream()
                .filter(table -> table.identity().equals(found.table()))
                .anyMatch(table -> table.entities().stream()
                        .anyMatch(entity -> entity.entity().equalsIgnoreCase(found.name())));
    }
}
