package dev.drover.web.status;

import static dev.drover.web.access.OpenTo.Audience.EVERYBODY;

import dev.drover.migration.Migration;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.timeline.RecentStatuses;
import dev.drover.web.access.OpenTo;
import dev.drover.web.live.LiveStreams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The page for everybody who has the link. */
@Controller
class StatusController {

    private static final String BECAUSE = "whoever has the unguessable link may know how the migration goes";

    private final Migrations migrations;
    private final RecentStatuses statuses;
    private final LiveStreams streams;

    StatusController(Migrations migrations, RecentStatuses statuses, LiveStreams streams) {
        this.migrations = migrations;
        this.statuses = statuses;
        this.streams = streams;
    }

    @GetMapping("/status/{token}")
    @OpenTo(value = EVERYBODY, because = BECAUSE)
    String status(@PathVariable String token, Model model, HttpServletResponse response) {
        show(token, model, response);
        return "status/page";
    }

    /** The part that changes. */
    @GetMapping("/status/{token}/live")
    @OpenTo(value = EVERYBODY, because = BECAUSE)
    String live(@PathVariable String token, Model model, HttpServletResponse response) {
        show(token, model, response);
        return "status/page :: live";
    }

    private void show(String token, Model model, HttpServletResponse response) {
        Migration migration = migration(token);
        // The link is a secret: it must not leave with a click on another site's address, nor be found by searching.
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        model.addAttribute("name", migration.name());
        model.addAttribute("token", token);
        model.addAttribute("status", statuses.of(migration));
    }

    @GetMapping(path = "/status/{token}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @OpenTo(value = EVERYBODY, because = BECAUSE)
    SseEmitter events(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        MigrationId migration = migration(token).id();
        response.setHeader("Cache-Control", "no-cache, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        return streams.ofPublic(migration, request.getRemoteAddr());
    }

    private Migration migration(String token) {
        return migrations.withStatusToken(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
