package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModels;
import dev.drover.model.schema.SchemaVersions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The target model on one page. */
@Controller
class ModelController {

    private final TargetModels models;
    private final SourceLooks looks;
    private final SchemaVersions versions;
    private final Anchors anchors;

    ModelController(TargetModels models, SourceLooks looks, SchemaVersions versions, Anchors anchors) {
        this.models = models;
        this.looks = looks;
        this.versions = versions;
        this.anchors = anchors;
    }

    @GetMapping("/migrations/{migration}/model")
    String model(Migration migration, Model model) {
        StoredModel stored = models.of(migration.id());
        SourceLook look = looks.of(migration);
        model.addAttribute("page", ModelPage.of(stored, look, versions.of(migration.id()), anchors));
        model.addAttribute("beside", BesidePage.of(stored.model(), look, anchors));
        return "model/model";
    }
}
