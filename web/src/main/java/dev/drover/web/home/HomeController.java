package dev.drover.web.home;

import dev.drover.migration.Migrations;
import dev.drover.people.Workspace;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page after signing in. */
@Controller
class HomeController {

    private final Migrations migrations;

    HomeController(Migrations migrations) {
        this.migrations = migrations;
    }

    @GetMapping("/")
    String home(Workspace workspace, Model model) {
        model.addAttribute("workspace", workspace);
        model.addAttribute("migrations", migrations.in(workspace.id()));
        return "home";
    }
}
