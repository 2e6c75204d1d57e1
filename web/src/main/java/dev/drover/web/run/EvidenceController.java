package dev.drover.web.run;

import dev.drover.evidence.EvidencePack;
import dev.drover.execution.Run;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The evidence of a run as one file. */
@Controller
class EvidenceController {

    private final Steering steering;
    private final EvidencePack evidence;

    EvidenceController(Steering steering, EvidencePack evidence) {
        this.steering = steering;
        this.evidence = evidence;
    }

    /** A post, because the checksum of every pack is written into the records; the file leaves once it is there. */
    @PostMapping("/migrations/{migration}/runs/{number}/evidence.zip")
    @Permitted(Permission.VIEW)
    void pack(Migration migration, @PathVariable int number, Actor actor, HttpServletResponse response)
            throws IOException {
        Run run = steering.run(migration, number);
        Path file = Files.createTempFile("evidence", ".zip");
        try {
            String checksum;
            try (OutputStream out = Files.newOutputStream(file)) {
                checksum = evidence.write(run, out);
            }
            evidence.recorded(run, checksum, actor);
            response.setContentType("application/zip");
            response.setContentLengthLong(Files.size(file));
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"evidence-" + migration.id() + "-run-" + number + ".zip\"");
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
