package dev.drover.web.discovery;

import dev.drover.connection.ConnectionProblem;
import dev.drover.discovery.Choice;
import dev.drover.discovery.Discoveries;
import dev.drover.discovery.SourceNotReadyException;
import dev.drover.discovery.Taking;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.InventoryChangedException;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final String NAME = "name-";

    private final Discoveries discoveries;
    private final Inventory inventory;

    DiscoveryController(Discoveries discoveries, Inventory inventory) {
        this.discoveries = discoveries;
        this.inventory = inventory;
    }

    @GetMapping(ADDRESS)
    String page(Migration migration, Model model) {
        return show(migration, Map.of(), List.of(), model);
    }

    @PostMapping(ADDRESS + "/snapshots")
    @Permitted(Permission.PLAN)
    String look(
            Migration migration, Actor actor, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        try {
            discoveries.look(migration.id(), actor);
            Notices.done(redirect, "The snapshot is taken.");
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
        return show(migration, Map.of(), List.of(), model);
    }

    @PostMapping(ADDRESS + "/start-over")
    @Permitted(Permission.PLAN)
    String startOver(Migration migration, Actor actor, RedirectAttributes redirect) {
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
        Map<String, String> names = new LinkedHashMap<>();
        typed.forEach((field, text) -> {
            if (field.startsWith(NAME)) {
                names.put(field.substring(NAME.length()), text);
            }
        });
        Map<String, String> errors = new LinkedHashMap<>();
        try {
            List<Choice> choices = take.stream()
                    .map(draft -> new Choice(draft, names.getOrDefault(draft, "")))
                    .toList();
            if (choices.isEmpty()) {
                errors.put("drafts", "Tick at least one draft");
            } else {
                Taking taking = discoveries.take(migration.id(), choices, revision, actor);
                if (taking instanceof Taking.Taken taken) {
                    Notices.done(redirect, added(taken.number()));
                    return taken.number() == 0
                            ? back(migration)
                            : "redirect:/migrations/" + migration.id() + "/inventory";
                }
                ((Taking.Refused) taking).problems().forEach((draft, sentence) -> errors.put(NAME + draft, sentence));
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } catch (InventoryChangedException overtaken) {
            response.setStatus(HttpStatus.CONFLICT.value());
            errors.put("drafts", String.valueOf(overtaken.getMessage()));
        }
        model.addAttribute("errors", errors);
        return show(migration, names, take, model);
    }

    static String added(int number) {
        return switch (number) {
            case 0 -> "All of them are in the inventory already.";
            case 1 -> "1 pattern is in the inventory as a draft. Fill in what nobody can measure.";
            default -> number + " patterns are in the inventory as drafts. Fill in what nobody can measure.";
        };
    }

    private String show(Migration migration, Map<String, String> names, List<String> ticked, Model model) {
        int revision = inventory.state(migration.id()).revision();
        discoveries
                .of(migration.id())
                .ifPresent(found -> model.addAttribute("page", new DiscoveryPage(found, revision, names, ticked)));
        return "discovery/discovery";
    }

    private static String back(Migration migration) {
        return "redirect:/migrations/" + migration.id() + "/discovery";
    }
}
