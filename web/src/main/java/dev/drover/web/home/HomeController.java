package dev.drover.web.home;

import dev.drover.migration.Migrations;
import dev.drover.people.Workspace;
import dev.drover.web.access.Viewer;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page after signing in: what waits for the viewer, and how every migration stands. */
@Controller
class HomeController {

    private final Migrations migrations;
    private final HomeRows rows;

    HomeController(Migrations migrations, HomeRows rows) {
        this.migrations = migrations;
        this.rows = rows;
    }

    @GetMapping("/")
    String home(Workspace workspace, Viewer viewer, Model model) {
        model.addAttribute("workspace", workspace);
        List<HomeRow> all = migrations.in(workspace.id()).stream()
                .map(migration -> rows.of(migration, viewer))
                .toList();
        model.addAttribute("rows", all);
        model.addAttribute("waiting", all.stream().anyMatch(row -> !row.mine().isEmpty()));
        return "home";
    }
}
