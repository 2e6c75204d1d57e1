package dev.drover.web.register;

import dev.drover.inventory.Inventory;
import dev.drover.migration.Migration;
import dev.drover.model.TargetModels;
import dev.drover.model.register.FeaturesInUse;
import dev.drover.model.register.ImportCounts;
import dev.drover.model.register.Register;
import dev.drover.web.Markdown;
import dev.drover.web.register.RegisterPage.Written;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Why the target model is as it is, and what it takes for granted. */
@Controller
class RegisterController {

    private final Register register;
    private final TargetModels models;
    private final Inventory inventory;
    private final ImportCounts imports;
    private final Markdown markdown;

    RegisterController(
            Register register, TargetModels models, Inventory inventory, ImportCounts imports, Markdown markdown) {
        this.imports = imports;
        this.markdown = markdown;
        this.register = register;
        this.models = models;
        this.inventory = inventory;
    }

    @GetMapping("/migrations/{migration}/decisions")
    String page(Migration migration, Model model) {
        model.addAttribute(
                "page",
                RegisterPage.of(
                        register.decisions(migration.id()).stream()
                                .map(decision -> new Written(
                                        decision, markdown.html(decision.body()), markdown.html(decision.reason())))
                                .toList(),
                        register.assumptions(migration.id()),
                        FeaturesInUse.of(models.of(migration.id()).model(), inventory.patterns(migration.id())),
                        register.today()));
        model.addAttribute("imports", imports.of(migration.id()).orElse(null));
        return "register/page";
    }
}
