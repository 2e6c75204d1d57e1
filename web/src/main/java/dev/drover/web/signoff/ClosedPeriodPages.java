package dev.drover.web.signoff;

import dev.drover.people.Workspace;
import dev.drover.signoff.gate.ClosedPeriodDraft;
import dev.drover.signoff.gate.ClosedPeriods;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The part of the page of policies that shows closed periods. */
@Component
class ClosedPeriodPages {

    private final ClosedPeriods closed;

    ClosedPeriodPages(ClosedPeriods closed) {
        this.closed = closed;
    }

    /** What was typed stays, if the model has it already. */
    void show(Workspace workspace, Model model) {
        model.addAttribute("periods", closed.of(workspace.id()));
        if (!model.containsAttribute("period")) {
            model.addAttribute("period", new ClosedPeriodDraft("", "", "UTC", ""));
        }
    }
}
