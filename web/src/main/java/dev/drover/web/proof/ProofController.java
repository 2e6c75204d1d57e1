package dev.drover.web.proof;

import dev.drover.connection.EnvironmentId;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.proof.Proof;
import dev.drover.proof.ProofPlaces;
import dev.drover.proof.ProofRefusedException;
import dev.drover.proof.Proofs;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Proofs of a target model: the form that starts one, the latest ones, and each while it runs and afterwards. */
@Controller
class ProofController {

    private static final String PROOFS = "/migrations/{migration}/proof";
    private static final int SEEDS = 1_000_000;

    private final Proofs proofs;
    private final ProofPlaces places;

    ProofController(Proofs proofs, ProofPlaces places) {
        this.proofs = proofs;
        this.places = places;
    }

    @GetMapping(PROOFS)
    String proofs(Migration migration, Model model) {
        show(migration, ProofForm.usual(ThreadLocalRandom.current().nextInt(SEEDS)), Map.of(), model);
        return "proof/list";
    }

    @PostMapping(PROOFS)
    @Permitted(Permission.PLAN)
    String start(
            Migration migration,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        ProofForm form = new ProofForm(typed);
        Map<String, String> problems = new LinkedHashMap<>(form.problems());
        if (problems.isEmpty()) {
            try {
                EnvironmentId place = Objects.requireNonNull(form.environment());
                return address(migration, proofs.start(migration, place, form.request(), actor));
            } catch (ProofRefusedException refused) {
                problems.put("environment", String.valueOf(refused.getMessage()));
            }
        }
        show(migration, form, problems, model);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "proof/list";
    }

    @GetMapping(PROOFS + "/{proof}")
    String proof(Migration migration, @PathVariable String proof, Model model) {
        show(migration, found(migration, proof), model);
        return "proof/proof";
    }

    /** The part that changes while it runs. */
    @GetMapping(PROOFS + "/{proof}/live")
    String live(Migration migration, @PathVariable String proof, Model model) {
        show(migration, found(migration, proof), model);
        return "proof/proof :: live";
    }

    @PostMapping(PROOFS + "/{proof}/call-off")
    @Permitted(Permission.PLAN)
    String callOff(Migration migration, @PathVariable String proof, Actor actor, RedirectAttributes redirect) {
        Proof found = found(migration, proof);
        try {
            proofs.callOff(migration, found.id(), actor);
        } catch (ProofRefusedException refused) {
            Notices.refused(redirect, List.of(String.valueOf(refused.getMessage())));
        }
        return address(migration, found.id());
    }

    private void show(Migration migration, ProofForm form, Map<String, String> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("errors", problems);
        model.addAttribute("places", places.of(migration));
        model.addAttribute("proofs", proofs.of(migration.id()));
        model.addAttribute("current", proofs.current(migration.id()));
    }

    private void show(Migration migration, Proof proof, Model model) {
        model.addAttribute("proof", proof);
        model.addAttribute("current", proofs.current(migration.id()));
    }

    private Proof found(Migration migration, String id) {
        return (id.matches("[0-9]{1,18}") ? proofs.find(migration.id(), Long.parseLong(id)) : Optional.<Proof>empty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String address(Migration migration, long proof) {
        return "redirect:/migrations/" + migration.id() + "/proof/" + proof;
    }
}
