package dev.drover.web.run;

import dev.drover.execution.KeepProof;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.access.Permitted;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Gives out a file that somebody handed in as proof: to be kept, never to be shown by the browser. */
@Controller
class ProofFileController {

    private final Steering steering;
    private final KeepProof keep;

    ProofFileController(Steering steering, KeepProof keep) {
        this.steering = steering;
        this.keep = keep;
    }

    @GetMapping("/migrations/{migration}/runs/{number}/files/{file}")
    @Permitted(Permission.VIEW)
    ResponseEntity<byte[]> download(
            Migration migration, @PathVariable int number, @PathVariable long file, Actor actor) {
        KeepProof.Opened opened;
        try {
            opened = keep.open(steering.run(migration, number), file, actor);
        } catch (NoSuchElementException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(opened.file().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(opened.content());
    }
}
