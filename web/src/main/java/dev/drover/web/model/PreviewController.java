package dev.drover.web.model;

import dev.drover.connection.ConnectionProblem;
import dev.drover.migration.Migration;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetModels;
import dev.drover.model.TargetTable;
import dev.drover.model.mapping.EntityPreview;
import dev.drover.model.mapping.InvalidMappingException;
import dev.drover.model.mapping.MappedRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Ten real rows of the source as the items that they would become. */
@Controller
class PreviewController {

    private final TargetModels models;
    private final SourceLooks looks;
    private final EntityPreview preview;
    private final Anchors anchors;
    private final Clock clock;

    PreviewController(TargetModels models, SourceLooks looks, EntityPreview preview, Anchors anchors, Clock clock) {
        this.anchors = anchors;
        this.models = models;
        this.looks = looks;
        this.preview = preview;
        this.clock = clock;
    }

    @GetMapping("/migrations/{migration}/model/preview")
    String preview(Migration migration, @RequestParam String table, @RequestParam String entity, Model model) {
        TargetTable target = models.of(migration.id()).model().table(table).orElseThrow(PreviewController::notFound);
        EntityMapping mapping = target.entity(entity).orElseThrow(PreviewController::notFound);
        model.addAttribute("table", target);
        model.addAttribute("entity", mapping);
        model.addAttribute("most", EntityPreview.ROWS);
        model.addAttribute("anchor", anchors.of(table + " · " + entity));
        try {
            Instant before = clock.instant();
            List<MappedRow> rows = preview.of(target, mapping, looks.address(migration));
            model.addAttribute("took", Duration.between(before, clock.instant()).toMillis());
            model.addAttribute(
                    "items",
                    rows.stream().map(row -> PreviewedRow.of(target, row)).toList());
        } catch (InvalidMappingException e) {
            model.addAttribute("problems", e.problems());
        } catch (ConnectionProblem e) {
            model.addAttribute("unreachable", e);
        }
        return "model/preview";
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
