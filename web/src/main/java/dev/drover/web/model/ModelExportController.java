package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.TargetModels;
import dev.drover.model.interchange.CloudFormationWriter;
import dev.drover.model.interchange.TerraformWriter;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The target model as files of other tools, and as a document. */
@Controller
class ModelExportController {

    private static final String ADDRESS = "/migrations/{migration}/interchange";
    private static final MediaType MARKDOWN = new MediaType("text", "markdown", StandardCharsets.UTF_8);
    private static final MediaType YAML = new MediaType("application", "yaml", StandardCharsets.UTF_8);

    private final TargetModels models;
    private final WorkbenchExport workbench;
    private final ModelDocuments documents;

    ModelExportController(TargetModels models, WorkbenchExport workbench, ModelDocuments documents) {
        this.models = models;
        this.workbench = workbench;
        this.documents = documents;
    }

    @GetMapping(ADDRESS + "/nosql-workbench.json")
    ResponseEntity<byte[]> workbench(Migration migration) {
        return file(
                migration,
                "nosql-workbench.json",
                MediaType.APPLICATION_JSON,
                workbench.of(migration).content());
    }

    @GetMapping(ADDRESS + "/cloudformation.json")
    ResponseEntity<byte[]> cloudFormationJson(Migration migration) {
        String content = CloudFormationWriter.json(models.of(migration.id()).model(), title(migration));
        return file(migration, "cloudformation.json", MediaType.APPLICATION_JSON, content);
    }

    @GetMapping(ADDRESS + "/cloudformation.yaml")
    ResponseEntity<byte[]> cloudFormationYaml(Migration migration) {
        String content = CloudFormationWriter.yaml(models.of(migration.id()).model(), title(migration));
        return file(migration, "cloudformation.yaml", YAML, content);
    }

    @GetMapping(ADDRESS + "/terraform.tf.json")
    ResponseEntity<byte[]> terraform(Migration migration) {
        return file(
                migration,
                "tables.tf.json",
                MediaType.APPLICATION_JSON,
                TerraformWriter.write(models.of(migration.id()).model()));
    }

    @GetMapping(ADDRESS + "/model.md")
    ResponseEntity<byte[]> document(Migration migration) {
        return file(migration, "model.md", MARKDOWN, documents.of(migration));
    }

    private static String title(Migration migration) {
        return "Target model of " + migration.name();
    }

    private static ResponseEntity<byte[]> file(Migration migration, String ending, MediaType type, String content) {
        String name = fileName(migration.name()) + "-" + ending;
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Small letters, digits and hyphens, which every file system takes; "model" if nothing is left. */
    static String fileName(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String shortened = plain.substring(0, Math.min(60, plain.length()));
        return shortened.isEmpty() ? "model" : shortened;
    }
}
