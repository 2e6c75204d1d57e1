package dev.drover.web.inventory;

import dev.drover.inventory.Inventory;
import dev.drover.inventory.consumer.Consumer;
import dev.drover.inventory.consumer.ConsumerChangedException;
import dev.drover.inventory.consumer.Consumers;
import dev.drover.inventory.consumer.NameTakenException;
import dev.drover.inventory.consumer.RefusedSchemaException;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who reads and writes the data, and the shapes that they expect. */
@Controller
class ConsumerController {

    private static final String ADDRESS = "/migrations/{migration}/consumers";
    private static final String FORM = "form";

    private final Consumers consumers;
    private final Inventory inventory;

    ConsumerController(Consumers consumers, Inventory inventory) {
        this.consumers = consumers;
        this.inventory = inventory;
    }

    @GetMapping(ADDRESS)
    String list(Migration migration, Model model) {
        model.addAttribute("page", ConsumersPage.of(consumers.of(migration.id()), inventory.patterns(migration.id())));
        return "inventory/consumers";
    }

    @GetMapping(ADDRESS + "/new")
    @Permitted(Permission.PLAN)
    String blank(@RequestParam(defaultValue = "") String name, Model model) {
        model.addAttribute(FORM, ConsumerForm.blank(name));
        return "inventory/consumer";
    }

    @PostMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String add(
            Migration migration,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        ConsumerForm form = ConsumerForm.typed(typed);
        Map<String, String> problems = form.problems(consumers.today());
        if (problems.isEmpty()) {
            try {
                return "redirect:" + address(migration, consumers.add(migration.id(), form.draft(), actor));
            } catch (NameTakenException taken) {
                problems.put("name", String.valueOf(taken.getMessage()));
            }
        }
        model.addAttribute(FORM, form);
        return refused(problems, HttpStatus.UNPROCESSABLE_CONTENT, model, response);
    }

    @GetMapping(ADDRESS + "/{id}")
    String one(
            Migration migration, @PathVariable long id, @RequestParam(defaultValue = "") String entity, Model model) {
        Consumer consumer = stored(migration, id);
        model.addAttribute("entity", entity);
        model.addAttribute("schema", consumer.contracts().getOrDefault(entity, ""));
        model.addAttribute("consumer", consumer);
        model.addAttribute(FORM, ConsumerForm.of(consumer));
        return "inventory/consumer";
    }

    @PostMapping(ADDRESS + "/{id}")
    @Permitted(Permission.PLAN)
    String save(
            Migration migration,
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        ConsumerForm form = ConsumerForm.typed(typed);
        Consumer current = stored(migration, id);
        model.addAttribute("consumer", current);
        model.addAttribute(FORM, form);
        Map<String, String> problems = form.problems(consumers.today());
        if (!problems.isEmpty()) {
            return refused(problems, HttpStatus.UNPROCESSABLE_CONTENT, model, response);
        }
        try {
            Consumer saved = consumers.change(migration.id(), id, form.draft(), form.version(), actor);
            Notices.done(redirect, saved.name() + " is saved.");
            return "redirect:" + address(migration, saved);
        } catch (NameTakenException taken) {
            problems.put("name", String.valueOf(taken.getMessage()));
            return refused(problems, HttpStatus.UNPROCESSABLE_CONTENT, model, response);
        } catch (ConsumerChangedException changed) {
            // Sent again, the form is a change of what the other person left.
            model.addAttribute(FORM, form.withVersion(current.version()));
            problems.put("consumer", String.valueOf(changed.getMessage()));
            return refused(problems, HttpStatus.CONFLICT, model, response);
        }
    }

    @PostMapping(ADDRESS + "/{id}/contract")
    @Permitted(Permission.PLAN)
    String agree(
            Migration migration,
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        String entity = ConsumerForm.text(typed, "entity");
        String schema = typed.getOrDefault("schema", "");
        Consumer current = stored(migration, id);
        model.addAttribute("consumer", current);
        model.addAttribute(FORM, ConsumerForm.of(current));
        model.addAttribute("entity", entity);
        model.addAttribute("schema", schema);
        if (entity.isEmpty() || entity.length() > 255) {
            return refused(
                    Map.of("entity", "Name the entity of the target model, for example Order"),
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    model,
                    response);
        }
        try {
            Consumer saved = consumers.agree(migration.id(), id, entity, schema, ConsumerForm.version(typed), actor);
            Notices.done(redirect, "The contract for " + entity + (schema.isBlank() ? " is removed." : " is saved."));
            return "redirect:" + address(migration, saved);
        } catch (RefusedSchemaException refused) {
            return refused(
                    Map.of("schema", String.join(" ", refused.sentences())),
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    model,
                    response);
        } catch (ConsumerChangedException changed) {
            return refused(
                    Map.of("consumer", String.valueOf(changed.getMessage())), HttpStatus.CONFLICT, model, response);
        }
    }

    @PostMapping(ADDRESS + "/{id}/remove")
    @Permitted(Permission.PLAN)
    String remove(
            Migration migration,
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Actor actor,
            RedirectAttributes redirect) {
        Consumer consumer = stored(migration, id);
        try {
            consumers.remove(migration.id(), id, ConsumerForm.version(typed), actor);
            Notices.done(redirect, consumer.name() + " is removed.");
            return "redirect:/migrations/" + migration.id() + "/consumers";
        } catch (ConsumerChangedException changed) {
            Notices.refused(redirect, List.of(String.valueOf(changed.getMessage())));
            return "redirect:" + address(migration, consumer);
        }
    }

    private static String refused(
            Map<String, String> problems, HttpStatus status, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        model.addAttribute("errors", problems);
        return "inventory/consumer";
    }

    private Consumer stored(Migration migration, long id) {
        return consumers.find(migration.id(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String address(Migration migration, Consumer consumer) {
        return "/migrations/" + migration.id() + "/consumers/" + consumer.id();
    }
}
