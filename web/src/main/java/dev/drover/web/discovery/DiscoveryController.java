package dev.drover.web.discovery;

import dev.drover.connection.ConnectionProblem;
import dev.drover.discovery.Discoveries;
import dev.drover.discovery.PlannedSnapshots;
import dev.drover.discovery.SourceNotReadyException;
import dev.drover.inventory.Inventory;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Looks at the statements of the source, and takes drafts into the inventory. */
@Controller
class DiscoveryController {

    private static final String ADDRESS = "/migrations/{migration}/discovery";

    private final Discoveries discoveries;
    private final Inventory inventory;
    private final PlannedSnapshots planned;

    DiscoveryController(Discoveries discoveries, Inventory inventory, PlannedSnapshots planned) {
        this.planned = planned;
        this.discoveries = discoveries;
        this.inventory = inventory;
    }

    @GetMapping(ADDRESS)
    String page(Migration migration, Model model) {
        return show(migration, Ticked.NOTHING, model);
    }

    @PostMapping(ADDRESS + "/snapshots")
    @Permitted(Permission.PLAN)
    String look(
            Migration migration,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String unit,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Later later = Later.of(after, unit);
        if (later.problem() != null) {
            return refuse(migration, later, model, response);
        }
        model.addAttribute("later", later);
        try {
            discoveries.look(migration.id(), actor);
            later.length().ifPresent(length -> planned.plan(migration.id(), length, actor));
            Notices.done(
                    redirect,
                    later.isNever() ? "The snapshot is taken." : "The snapshot is taken, and the next one is planned.");
            return back(migration);
        } catch (SourceNotReadyException problem) {
            model.addAttribute("problem", problem.getMessage());
            model.addAttribute("nextAction", problem.nextAction());
            model.addAttribute("command", problem.command());
        } catch (ConnectionProblem problem) {
            model.addAttribute("problem", problem.getMessage());
            model.addAttribute("nextAction", problem.nextAction());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(migration, Ticked.NOTHING, model);
    }

    /** Plans the next snapshot without taking one now. */
    @PostMapping(ADDRESS + "/planned")
    @Permitted(Permission.PLAN)
    String plan(
            Migration migration,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String unit,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Later later = Later.of(after, unit);
        Optional<Duration> length = later.length();
        if (length.isEmpty()) {
            return refuse(migration, later, model, response);
        }
        planned.plan(migration.id(), length.get(), actor);
        Notices.done(redirect, "The snapshot is planned.");
        return back(migration);
    }

    @PostMapping(ADDRESS + "/planned/cancel")
    @Permitted(Permission.PLAN)
    String cancel(Migration migration, Actor actor, RedirectAttributes redirect) {
        planned.cancel(migration.id(), actor);
        Notices.done(redirect, "No snapshot is planned any more.");
        return back(migration);
    }

    @PostMapping(ADDRESS + "/start-over")
    @Permitted(Permission.PLAN)
    String startOver(Migration migration, Actor actor, RedirectAttributes redirect) {
        // What was planned would have been compared with the snapshots that go.
        planned.cancel(migration.id(), actor);
        discoveries.startOver(migration.id(), actor);
        Notices.done(redirect, "The snapshots are thrown away.");
        return back(migration);
    }

    @PostMapping(ADDRESS + "/patterns")
    @Permitted(Permission.PLAN)
    String take(
            Migration migration,
            @RequestParam(defaultValue = "") List<String> take,
            @RequestParam(defaultValue = "0") int revision,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Ticked ticked = Ticked.of(take, typed);
        OptionalInt taken =
                ticked.take(choices -> discoveries.take(migration.id(), choices, revision, actor), model, response);
        if (taken.isEmpty()) {
            return show(migration, ticked, model);
        }
        Notices.done(redirect, Ticked.added(taken.getAsInt()));
        return taken.getAsInt() == 0 ? back(migration) : "redirect:/migrations/" + migration.id() + "/inventory";
    }

    private String refuse(Migration migration, Later later, Model model, HttpServletResponse response) {
        String problem = later.problem();
        model.addAttribute(
                "errors", Map.of("after", problem == null ? "Enter after how many minutes or hours" : problem));
        model.addAttribute("later", later);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(migration, Ticked.NOTHING, model);
    }

    private String show(Migration migration, Ticked ticked, Model model) {
        if (!model.containsAttribute("later")) {
            model.addAttribute("later", Later.NEVER);
        }
        planned.of(migration.id()).ifPresent(one -> model.addAttribute("planned", one));
        int revision = inventory.state(migration.id()).revision();
        discoveries
                .of(migration.id())
                .ifPresent(found -> model.addAttribute("page", new DiscoveryPage(found, revision, ticked)));
        return "discovery/discovery";
    }

    private static String back(Migration migration) {
        return "redirect:/migrations/" + migration.id() + "/discovery";
    }
}
