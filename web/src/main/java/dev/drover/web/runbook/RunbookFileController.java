package dev.drover.web.runbook;

import dev.drover.migration.Migration;
import dev.drover.model.TargetModels;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.runbook.Draft;
import dev.drover.runbook.Drafts;
import dev.drover.runbook.PlanGaps;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookChangedException;
import dev.drover.runbook.Runbooks;
import dev.drover.runbook.StoredRunbook;
import dev.drover.runbook.compare.PlanComparison;
import dev.drover.runbook.file.FileProblem;
import dev.drover.runbook.file.RefusedRunbookFileException;
import dev.drover.runbook.file.RunbookFiles;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The runbook as a file: out of Drover, and in again after a look at what would change. */
@Controller
class RunbookFileController {

    private static final String ADDRESS = "/migrations/{migration}/runbook/file";
    private static final MediaType YAML = MediaType.valueOf("application/yaml");

    private final Runbooks runbooks;
    private final RunbookFiles files;
    private final Drafts drafts;
    private final PlanGaps gaps;
    private final TargetModels models;

    RunbookFileController(Runbooks runbooks, RunbookFiles files, Drafts drafts, PlanGaps gaps, TargetModels models) {
        this.runbooks = runbooks;
        this.files = files;
        this.drafts = drafts;
        this.gaps = gaps;
        this.models = models;
    }

    @GetMapping("/migrations/{migration}/runbook/runbook.yaml")
    ResponseEntity<byte[]> download(Migration migration) {
        return ResponseEntity.ok()
                .contentType(YAML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("runbook.yaml")
                                .build()
                                .toString())
                .body(files.write(runbooks.of(migration.id()).runbook()).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(ADDRESS)
    String page(Migration migration) {
        return "runbook/file";
    }

    @PostMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String upload(
            Migration migration, @RequestParam Optional<MultipartFile> file, Model model, HttpServletResponse response)
            throws IOException {
        if (file.isEmpty() || file.get().isEmpty()) {
            return refused(List.of("Choose a file that is not empty."), model, response);
        }
        if (file.get().getSize() > RunbookFiles.MOST_BYTES) {
            return refused(List.of("The file has more than 1,000,000 bytes. It is no runbook."), model, response);
        }
        try {
            String yaml = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.get().getBytes()))
                    .toString();
            return preview(migration, yaml, files.read(yaml), model);
        } catch (CharacterCodingException e) {
            return refused(List.of("The file is not in UTF-8. Save it as UTF-8 and upload it again."), model, response);
        } catch (RefusedRunbookFileException refused) {
            return refused(sentences(refused), model, response);
        }
    }

    @PostMapping(ADDRESS + "/take")
    @Permitted(Permission.PLAN)
    String take(
            Migration migration,
            @RequestParam String yaml,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            Runbook read = files.read(yaml);
            try {
                runbooks.save(migration.id(), read, version, "the whole, from a file,", actor);
            } catch (RunbookChangedException changed) {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("overtaken", changed.getMessage());
                return preview(migration, yaml, read, model);
            }
        } catch (RefusedRunbookFileException refused) {
            return refused(sentences(refused), model, response);
        }
        Notices.done(redirect, "The runbook is what the file says.");
        return "redirect:/migrations/" + migration.id() + "/runbook";
    }

    private String preview(Migration migration, String yaml, Runbook read, Model model) {
        StoredRunbook stored = runbooks.of(migration.id());
        Draft before = drafts.of(migration.id());
        Draft after = drafts.of(migration.id(), read);
        model.addAttribute("differences", PlanComparison.of(before.content(), after.content()));
        model.addAttribute("scopes", PlanComparison.scopes(before.digests(), after.digests()));
        model.addAttribute(
                "missing", gaps.find(read, models.of(migration.id()).model()).size());
        model.addAttribute("steps", read.steps().size());
        model.addAttribute("version", stored.version());
        model.addAttribute("yaml", yaml);
        return "runbook/file-preview";
    }

    private static List<String> sentences(RefusedRunbookFileException refused) {
        List<String> sentences = new ArrayList<>();
        for (FileProblem problem : refused.problems()) {
            sentences.add("Line " + problem.line() + ", column " + problem.column() + ": " + problem.sentence());
        }
        if (refused.more() > 0) {
            sentences.add("There are " + refused.more() + " more.");
        }
        return sentences;
    }

    private static String refused(List<String> sentences, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("problems", sentences);
        return "runbook/file";
    }
}
