package dev.drover.web.runbook;

import dev.drover.migration.Migration;
import dev.drover.runbook.Digests;
import dev.drover.runbook.Draft;
import dev.drover.runbook.Drafts;
import dev.drover.runbook.Revision;
import dev.drover.runbook.RevisionContent;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.compare.PlanComparison;
import dev.drover.signoff.Decision;
import dev.drover.signoff.Signoffs;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What differs between two revisions, or between one and the plan as it is now. */
@Controller
class PlanCompareController {

    /** The plan as it is now, in an address. */
    private static final String NOW = "now";

    /** The newest revision that anybody signed, in an address. */
    private static final String SIGNED = "signed";

    private final Revisions revisions;
    private final Drafts drafts;
    private final Signoffs signoffs;

    PlanCompareController(Revisions revisions, Drafts drafts, Signoffs signoffs) {
        this.revisions = revisions;
        this.drafts = drafts;
        this.signoffs = signoffs;
    }

    /**
     * One of the two.
     *
     * @param id as in the address
     */
    record Side(String id, String name, RevisionContent content, Digests digests) {}

    @GetMapping("/migrations/{migration}/runbook/compare")
    String compare(
            Migration migration,
            @RequestParam(defaultValue = SIGNED) String from,
            @RequestParam(defaultValue = NOW) String to,
            Model model) {
        Side before = side(migration, from);
        Side after = side(migration, to);
        model.addAttribute("before", before);
        model.addAttribute("after", after);
        model.addAttribute("differences", PlanComparison.of(before.content(), after.content()));
        model.addAttribute("scopes", PlanComparison.scopes(before.digests(), after.digests()));
        model.addAttribute("revisions", revisions.of(migration.id()));
        return "runbook/compare";
    }

    private Side side(Migration migration, String which) {
        if (which.equals(NOW)) {
            Draft draft = drafts.of(migration.id());
            return new Side(NOW, "the plan as it is now", draft.content(), draft.digests());
        }
        Optional<Revision> revision = which.equals(SIGNED)
                ? signed(migration)
                : which.matches("[0-9]{1,9}")
                        ? revisions.find(migration.id(), Integer.parseInt(which))
                        : Optional.empty();
        Revision found = revision.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new Side(
                Integer.toString(found.number()), "revision " + found.number(), found.content(), found.digests());
    }

    /** Whether the signature still counts does not matter: it is what somebody has read and agreed to. */
    private Optional<Revision> signed(Migration migration) {
        return signoffs.history(migration.id()).stream()
                .filter(decision -> decision.verdict().signs())
                .map(Decision::revision)
                .map(revisions::get)
                .max(Comparator.comparingInt(Revision::number));
    }
}
