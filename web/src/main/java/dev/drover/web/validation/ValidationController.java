package dev.drover.web.validation;

import dev.drover.migration.Migration;
import dev.drover.validation.ListedDifference;
import dev.drover.validation.ValidationReport;
import dev.drover.validation.Validations;
import dev.drover.validation.compare.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Validations of a migration: the list, and each with its numbers and differences. */
@Controller
class ValidationController {

    /** How many differences of each cause the page shows before somebody asks for one cause alone. */
    private static final int OF_EACH = 10;

    private final Validations validations;

    ValidationController(Validations validations) {
        this.validations = validations;
    }

    @GetMapping("/migrations/{migration}/validations")
    String list(Migration migration, Model model) {
        model.addAttribute("migration", migration);
        model.addAttribute("reports", validations.of(migration.id().value()));
        return "validation/list";
    }

    /** @param cause the name of the only cause whose differences to show; any other text shows some of each */
    @GetMapping("/migrations/{migration}/validations/{validation}")
    String report(
            Migration migration,
            @PathVariable String validation,
            @RequestParam(defaultValue = "") String cause,
            Model model) {
        ValidationReport report = found(validations, migration, validation);
        Optional<Cause> only = Arrays.stream(Cause.values())
                .filter(known -> known.name().equals(cause))
                .findFirst();
        List<ListedDifference> differences =
                validations.differences(report.id(), only.orElse(null), only.isPresent() ? Integer.MAX_VALUE : OF_EACH);
        model.addAttribute("migration", migration);
        model.addAttribute("report", report);
        model.addAttribute("only", only.orElse(null));
        model.addAttribute("differences", differences);
        return "validation/report";
    }

    /** The numbers alone, for other pages to put among theirs. */
    @GetMapping("/migrations/{migration}/validations/{validation}/summary")
    String summary(Migration migration, @PathVariable String validation, Model model) {
        model.addAttribute("migration", migration);
        model.addAttribute("report", found(validations, migration, validation));
        return "validation/summary :: summary";
    }

    /** The validation with that number in the address, if it is one of this migration. */
    static ValidationReport found(Validations validations, Migration migration, String id) {
        return (id.matches("[0-9]{1,18}")
                        ? validations.find(migration.id().value(), Long.parseLong(id))
                        : Optional.<ValidationReport>empty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
