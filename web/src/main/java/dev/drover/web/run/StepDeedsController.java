package dev.drover.web.run;

import dev.drover.execution.HandedInFile;
import dev.drover.execution.Part;
import dev.drover.execution.PausePart;
import dev.drover.execution.ProveStep;
import dev.drover.execution.SkipStep;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.access.Permitted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do with single steps and streams of a run. */
@Controller
class StepDeedsController {

    private static final String BOARD = "/migrations/{migration}/runs/{number}";

    private final Steering steering;
    private final PausePart parts;
    private final SkipStep skip;
    private final ProveStep prove;

    StepDeedsController(Steering steering, PausePart parts, SkipStep skip, ProveStep prove) {
        this.steering = steering;
        this.parts = parts;
        this.skip = skip;
        this.prove = prove;
    }

    /**
     * What somebody entered as proof.
     *
     * @param proof by the name of the field
     */
    record Proof(String step, Map<String, String> proof) {

        Proof {
            proof = proof == null ? Map.of() : proof;
        }
    }

    @PostMapping(BOARD + "/pause-part")
    @Permitted(Permission.RUN)
    String pause(
            Migration migration,
            @PathVariable int number,
            @RequestParam Part.Kind kind,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes redirect) {
        return steering.steer(
                migration, number, redirect, run -> parts.pause(run.id(), new Part(kind, name), reason, actor));
    }

    @PostMapping(BOARD + "/resume-part")
    @Permitted(Permission.RUN)
    String resume(
            Migration migration,
            @PathVariable int number,
            @RequestParam Part.Kind kind,
            @RequestParam(defaultValue = "") String name,
            Actor actor,
            RedirectAttributes redirect) {
        return steering.steer(migration, number, redirect, run -> parts.resume(run.id(), new Part(kind, name), actor));
    }

    /** Leads and operators both may: who may skip which step is decided by the step. */
    @PostMapping(BOARD + "/skip")
    @Permitted({Permission.RUN, Permission.DECIDE})
    String skip(
            Migration migration,
            @PathVariable int number,
            @RequestParam String step,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes redirect) {
        return steering.steer(migration, number, redirect, run -> skip.skip(run.id(), step, reason, actor));
    }

    @PostMapping(BOARD + "/prove")
    @Permitted(Permission.RUN)
    String prove(
            Migration migration,
            @PathVariable int number,
            @ModelAttribute Proof entered,
            @RequestParam MultiValueMap<String, MultipartFile> uploads,
            Actor actor,
            RedirectAttributes redirect)
            throws IOException {
        List<HandedInFile> files = handedIn(uploads);
        Map<String, String> said = uploads.isEmpty() ? entered.proof() : withQuotes(entered.proof());
        return steering.steer(
                migration,
                number,
                redirect,
                Map.of("typedStep", entered.step(), "typedProof", said),
                run -> prove.prove(run.id(), entered.step(), said, files, actor));
    }

    /** A form with files has no quotation marks in the names of its fields; browsers write them as URLs do. */
    private static String withQuotes(String name) {
        return name.replace("%22", "\"");
    }

    private static Map<String, String> withQuotes(Map<String, String> entered) {
        return entered.entrySet().stream()
                .collect(Collectors.toMap(one -> withQuotes(one.getKey()), Map.Entry::getValue, (one, other) -> one));
    }

    /** The files that were chosen: for the others a browser sends a part without a name. */
    private static List<HandedInFile> handedIn(MultiValueMap<String, MultipartFile> uploads) throws IOException {
        List<HandedInFile> files = new ArrayList<>();
        for (MultipartFile upload :
                uploads.values().stream().flatMap(List::stream).toList()) {
            String name = Objects.requireNonNullElse(upload.getOriginalFilename(), "");
            if (!name.isEmpty() || upload.getSize() > 0) {
                String field = withQuotes(upload.getName().replaceFirst("^file\\[(.*)]$", "$1"));
                files.add(new HandedInFile(field, name, upload.getBytes()));
            }
        }
        return files;
    }
}
