package dev.drover.web.proof;

import dev.drover.migration.Migration;
import dev.drover.proof.Proof;
import dev.drover.proof.ProofComparison;
import dev.drover.proof.Proofs;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Two finished proofs of a migration, chosen by a person, beside each other. */
@Controller
class CompareController {

    private final Proofs proofs;

    CompareController(Proofs proofs) {
        this.proofs = proofs;
    }

    @GetMapping("/migrations/{migration}/proof/compare")
    String compare(
            Migration migration,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String second,
            Model model) {
        List<Proof> finished = proofs.of(migration.id()).stream()
                .filter(proof -> proof.result() != null)
                .toList();
        model.addAttribute("finished", finished);
        model.addAttribute("first", first.isEmpty() && finished.size() > 1 ? id(finished.get(1)) : first);
        model.addAttribute("second", second.isEmpty() && !finished.isEmpty() ? id(finished.get(0)) : second);
        if (first.isEmpty() || second.isEmpty()) {
            return "proof/compare";
        }
        Optional<Proof> one = found(migration, first);
        Optional<Proof> other = found(migration, second);
        if (first.equals(second)) {
            model.addAttribute("problem", "Proof " + first + " is the same as itself. Choose two proofs.");
        } else if (one.isEmpty() || other.isEmpty()) {
            model.addAttribute(
                    "problem",
                    "There is no finished proof " + (one.isEmpty() ? first : second)
                            + " of this migration. Choose two of the list.");
        } else {
            model.addAttribute("comparison", ProofComparison.of(one.get(), other.get()));
        }
        return "proof/compare";
    }

    private Optional<Proof> found(Migration migration, String id) {
        return id.matches("[0-9]{1,18}")
                ? proofs.find(migration.id(), Long.parseLong(id)).filter(proof -> proof.result() != null)
                : Optional.empty();
    }

    private static String id(Proof proof) {
        return Long.toString(proof.id());
    }
}
