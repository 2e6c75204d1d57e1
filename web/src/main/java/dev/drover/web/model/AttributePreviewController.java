package dev.drover.web.model;

import dev.drover.connection.ConnectionProblem;
import dev.drover.migration.Migration;
import dev.drover.model.EntityMapping;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModels;
import dev.drover.model.mapping.InvalidMappingException;
import dev.drover.model.mapping.MappingProblem;
import dev.drover.model.mapping.MappingTrial;
import dev.drover.people.Permission;
import dev.drover.web.access.Permitted;
import dev.drover.web.model.Submission.Answer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What an attribute that somebody is typing makes of a few real rows. Nothing is saved. */
@Controller
class AttributePreviewController {

    private final PreviewPlaces places;
    private final TargetModels models;
    private final SourceLooks looks;
    private final MappingTrial trial;

    AttributePreviewController(PreviewPlaces places, TargetModels models, SourceLooks looks, MappingTrial trial) {
        this.places = places;
        this.models = models;
        this.looks = looks;
        this.trial = trial;
    }

    /**
     * The preview alone for a page that asks while somebody types; the whole form for a browser without JavaScript. It
     * changes nothing, and is sent like the form so that nothing typed ends up in an address.
     */
    @PostMapping("/migrations/{migration}/model/attribute/preview")
    @Permitted(Permission.PLAN)
    String preview(
            Migration migration,
            @RequestParam MultiValueMap<String, String> values,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model,
            HttpServletResponse response) {
        AttributeForm form = AttributeForm.of(new Typed(values));
        StoredModel stored = models.of(migration.id());
        EntityMapping entity = AttributePage.entity(stored.model(), form.table(), form.entity())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        AttributeForm named = named(values);
        // The look at the source is in the place too: it asks the source as well.
        boolean read = places.in(() -> {
            AttributePage page = AttributePage.of(stored.model(), form, looks.of(migration));
            tryOut(migration, entity, named, page, model);
            page.show(form, model);
        });
        if (!read) {
            model.addAttribute("busy", true);
            SourceLook unread = looks.without(migration, ConnectionProblem.notAsked());
            AttributePage.of(stored.model(), form, unread).show(form, model);
        }
        response.addHeader("Vary", "HX-Request");
        String view = htmx ? "model/attribute :: preview" : "model/attribute";
        return Answer.to(stored).page(view, form, model, response);
    }

    private void tryOut(
            Migration migration, EntityMapping entity, AttributeForm form, AttributePage page, Model model) {
        try {
            model.addAttribute(
                    "preview", trial.attribute(entity, form.mapping(page.columnTable(form)), looks.address(migration)));
        } catch (InvalidMappingException e) {
            List<String> sentences = e.problems().stream()
                    .map(MappingProblem::sentence)
                    .distinct()
                    .toList();
            model.addAttribute("previewProblems", sentences);
        } catch (ConnectionProblem e) {
            model.addAttribute("previewProblems", List.of(e.getMessage() + " " + e.nextAction()));
        }
    }

    /** Somebody may type an expression before the attribute has a name. */
    private static AttributeForm named(MultiValueMap<String, String> values) {
        Typed typed = new Typed(values);
        if (!typed.text("attribute").isEmpty()) {
            return AttributeForm.of(typed);
        }
        MultiValueMap<String, String> named = new LinkedMultiValueMap<>(values);
        named.set("attribute", "result");
        return AttributeForm.of(new Typed(named));
    }
}
