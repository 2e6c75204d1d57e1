package dev.drover.web.run;

import dev.drover.execution.Runs;
import dev.drover.migration.Migration;
import dev.drover.web.live.LiveStreams;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells an open board that its run moved; the board then fetches what it shows. */
@Controller
class RunStreamController {

    private final Runs runs;
    private final LiveStreams streams;

    RunStreamController(Runs runs, LiveStreams streams) {
        this.runs = runs;
        this.streams = streams;
    }

    /**
     * The stream.
     *
     * @param after the number of the last event that the page shows already
     */
    @GetMapping(path = "/migrations/{migration}/runs/{number}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(
            Migration migration,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Long after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-cache, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        return runs.find(migration.id(), number)
                .map(run -> streams.of(
                        run,
                        lastEventId != null || after == null
                                ? lastEventId
                                : run.id().value() + "-" + after))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
