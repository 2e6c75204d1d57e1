package dev.drover.web.inventory;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.StoredPattern;
import dev.drover.inventory.csv.ImportDraft;
import dev.drover.inventory.csv.PatternCsv;
import dev.drover.inventory.csv.PatternImport;
import dev.drover.inventory.csv.Sheet;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.access.Permitted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Patterns as CSV files: all of them, none but the headings, or the rows that an import refused. */
@Controller
class ExportController {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8;header=present");

    private final Inventory inventory;
    private final PatternImport imports;

    ExportController(Inventory inventory, PatternImport imports) {
        this.inventory = inventory;
        this.imports = imports;
    }

    /** Every pattern, also those that are retired. */
    @GetMapping("/migrations/{migration}/inventory/export.csv")
    ResponseEntity<byte[]> export(Migration migration, @RequestParam(defaultValue = "false") boolean byteOrderMark)
            throws IOException {
        List<AccessPattern> patterns = inventory.all(migration.id()).stream()
                .map(StoredPattern::pattern)
                .toList();
        return file("access-patterns.csv", out -> PatternCsv.write(patterns, byteOrderMark, out));
    }

    /** The headings that an import knows, for people who start with an empty spreadsheet. */
    @GetMapping("/migrations/{migration}/inventory/template.csv")
    ResponseEntity<byte[]> template(Migration migration) throws IOException {
        return file("access-patterns-template.csv", out -> PatternCsv.write(List.of(), true, out));
    }

    @GetMapping("/migrations/{migration}/inventory/import/{draft}/errors.csv")
    @Permitted(Permission.PLAN)
    ResponseEntity<byte[]> errors(Migration migration, @PathVariable long draft, Actor actor) throws IOException {
        ImportDraft found = imports.find(migration.id(), draft, actor)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Sheet sheet = imports.withErrors(migration.id(), found);
        return file("rows-with-errors.csv", out -> PatternCsv.write(sheet, out));
    }

    private static ResponseEntity<byte[]> file(String name, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.write(bytes);
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes.toByteArray());
    }

    private interface Content {
        void write(OutputStream file) throws IOException;
    }
}
