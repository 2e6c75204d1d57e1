package dev.drover.web.runbook;

import static dev.drover.web.access.OpenTo.Audience.EVERYBODY;
import static dev.drover.web.access.OpenTo.Audience.SIGNED_IN;

import dev.drover.runbook.file.RunbookFiles;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepParameters;
import dev.drover.step.StepType;
import dev.drover.web.access.OpenTo;
import java.util.Comparator;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the step types say of themselves: for editors as JSON Schema, for people as a page. */
@Controller
class RunbookSchemaController {

    private static final MediaType SCHEMA = MediaType.valueOf("application/schema+json");

    private final RunbookFiles files;
    private final StepCatalog catalog;
    private final StepParameters parameters;

    RunbookSchemaController(RunbookFiles files, StepCatalog catalog, StepParameters parameters) {
        this.files = files;
        this.catalog = catalog;
        this.parameters = parameters;
    }

    @GetMapping(RunbookFiles.SCHEMA_ADDRESS)
    @OpenTo(value = EVERYBODY, because = "editors ask without a session, and it says nothing of any workspace")
    ResponseEntity<String> schema() {
        return ResponseEntity.ok().contentType(SCHEMA).body(files.schema());
    }

    @GetMapping("/help/steps")
    @OpenTo(value = SIGNED_IN, because = "it describes this Drover and no workspace")
    String steps(Model model) {
        model.addAttribute(
                "kinds",
                catalog.all().stream()
                        .sorted(Comparator.comparing(type -> type.describe().id()))
                        .map(this::help)
                        .toList());
        return "runbook/kinds";
    }

    private <P extends Record> StepHelp help(StepType<P> type) {
        P example = parameters.bind(type, parameters.examples(type));
        return new StepHelp(type.describe(), parameters.fields(type), type.rollBackSummary(example));
    }
}
