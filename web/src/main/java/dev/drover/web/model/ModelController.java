package dev.drover.web.model;

import dev.drover.migration.Migration;
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
        model.addAttribute(
                "page",
                ModelPage.of(models.of(migration.id()), looks.of(migration), versions.of(migration.id()), anchors));
        return "model/model";
    }
}
