package dev.drover.web.model;

import dev.drover.connection.Environments;
import dev.drover.migration.Migration;
import dev.drover.model.ddl.RefusedSchemaException;
import dev.drover.model.ddl.SchemaFile;
import dev.drover.model.ddl.SchemaReader;
import dev.drover.model.ddl.UploadedSchemas;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page for files that come in and go out, and the schema that stands in for a source. */
@Controller
class InterchangeController {

    private static final String ADDRESS = "/migrations/{migration}/interchange";

    private final InterchangePages pages;
    private final UploadedSchemas schemas;
    private final Environments environments;

    InterchangeController(InterchangePages pages, UploadedSchemas schemas, Environments environments) {
        this.pages = pages;
        this.schemas = schemas;
        this.environments = environments;
    }

    @GetMapping(ADDRESS)
    String page(Migration migration, Model model) {
        return pages.page(migration, model);
    }

    @PostMapping(ADDRESS + "/schema")
    @Permitted(Permission.PLAN)
    String upload(
            Migration migration,
            @RequestParam Optional<MultipartFile> schema,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        try {
            MultipartFile found = InterchangePages.chosen(schema);
            SchemaFile file = SchemaReader.read(
                    found.getBytes(),
                    environments.get(migration.environment()).source().schema());
            schemas.keep(migration, InterchangePages.name(found), file, actor);
            Notices.done(
                    redirect,
                    "The schema is kept, with " + tables(file) + ". It counts while the source cannot be read.");
            return back(migration);
        } catch (RefusedSchemaException | InterchangePages.NoFileException refused) {
            return pages.refused(migration, "schema", String.valueOf(refused.getMessage()), model, response);
        }
    }

    @PostMapping(ADDRESS + "/schema/remove")
    @Permitted(Permission.PLAN)
    String remove(Migration migration, Actor actor, RedirectAttributes redirect) {
        schemas.remove(migration, actor);
        Notices.done(redirect, "The uploaded schema is removed.");
        return back(migration);
    }

    private static String tables(SchemaFile file) {
        int tables = file.schema().tables().size();
        return tables == 1 ? "1 table" : tables + " tables";
    }

    private static String back(Migration migration) {
        return "redirect:/migrations/" + migration.id() + "/interchange";
    }
}
