package dev.drover.web.validation;

import dev.drover.migration.Migration;
import dev.drover.validation.DifferenceFile;
import dev.drover.validation.ListedDifference;
import dev.drover.validation.ValidationReport;
import dev.drover.validation.Validations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a validation found, as files. */
@Controller
class DownloadController {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8;header=present");

    private final Validations validations;

    DownloadController(Validations validations) {
        this.validations = validations;
    }

    /** Everything in the JSON file. */
    record Download(ValidationReport report, String result, List<ListedDifference> differences) {}

    @GetMapping("/migrations/{migration}/validations/{validation}/differences.csv")
    ResponseEntity<byte[]> csv(Migration migration, @PathVariable String validation) throws IOException {
        ValidationReport report = ValidationController.found(validations, migration, validation);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DifferenceFile.write(validations.differences(report.id()), file);
        return answer(report, "csv", CSV).body(file.toByteArray());
    }

    @GetMapping("/migrations/{migration}/validations/{validation}/differences.json")
    ResponseEntity<Download> json(Migration migration, @PathVariable String validation) {
        ValidationReport report = ValidationController.found(validations, migration, validation);
        return answer(report, "json", MediaType.APPLICATION_JSON)
                .body(new Download(report, report.sentence(), validations.differences(report.id())));
    }

    private static ResponseEntity.BodyBuilder answer(ValidationReport report, String ending, MediaType type) {
        String name = "validation-" + report.id() + "-differences." + ending;
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString());
    }
}
