package dev.drover.web.model;

import dev.drover.connection.ConnectionProblem;
import dev.drover.migration.Migration;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.model.TargetTable;
import dev.drover.model.mapping.EntityPreview;
import dev.drover.model.mapping.InvalidMappingException;
import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.MappingTrial;
import dev.drover.people.Permission;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Ten real rows of the source as the items that they would become. */
@Controller
class PreviewController {

    private final PreviewPlaces places;
    private final TargetModels models;
    private final SourceLooks looks;
    private final EntityPreview preview;
    private final Anchors anchors;
    private final MappingTrial trial;
    private final Clock clock;

    PreviewController(
            PreviewPlaces places,
            TargetModels models,
            SourceLooks looks,
            EntityPreview preview,
            MappingTrial trial,
            Anchors anchors,
            Clock clock) {
        this.places = places;
        this.trial = trial;
        this.anchors = anchors;
        this.models = models;
        this.looks = looks;
        this.preview = preview;
        this.clock = clock;
    }

    @GetMapping("/migrations/{migration}/model/preview")
    @Permitted(
            value = {Permission.PLAN, Permission.SIGN_DATA},
            otherwise = "A preview shows real rows of the source. Architects and leads may look at them.")
    String preview(
            Migration migration,
            @RequestParam String table,
            @RequestParam String entity,
            Model model,
            HttpServletResponse response) {
        TargetTable target = models.of(migration.id()).model().table(table).orElseThrow(PreviewController::notFound);
        EntityMapping mapping = target.entity(entity).orElseThrow(PreviewController::notFound);
        model.addAttribute("table", target);
        model.addAttribute("entity", mapping);
        model.addAttribute("most", EntityPreview.ROWS);
        model.addAttribute("anchor", anchors.of(table + " · " + entity));
        if (!places.in(() -> addRows(target, mapping, migration, model))) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            model.addAttribute("busy", true);
        }
        return "model/preview";
    }

    private void addRows(TargetTable target, EntityMapping mapping, Migration migration, Model model) {
        try {
            Instant before = clock.instant();
            TargetModel all = models.of(migration.id()).model();
            List<MappedRow> rows =
                    preview.of(target, mapping, all.rowsBehind(mapping.sourceTable()), looks.address(migration));
            model.addAttribute("took", Duration.between(before, clock.instant()).toMillis());
            trial.conditions(all, mapping.sourceTable(), looks.address(migration))
                    .ifPresent(unclaimed -> model.addAttribute("unclaimed", unclaimed));
            model.addAttribute(
                    "items",
                    rows.stream().map(row -> PreviewedRow.of(target, row)).toList());
        } catch (InvalidMappingException e) {
            model.addAttribute("problems", e.problems());
        } catch (ConnectionProblem e) {
            model.addAttribute("unreachable", e);
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
