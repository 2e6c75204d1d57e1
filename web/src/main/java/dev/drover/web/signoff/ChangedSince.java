package dev.drover.web.signoff;

import dev.drover.runbook.Digests;
import dev.drover.runbook.Draft;
import dev.drover.runbook.PlanPart;
import dev.drover.runbook.Revision;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says in words what differs, in the parts of a scope, between a plan that was signed and the plan as it is now. */
final class ChangedSince {

    private ChangedSince() {}

    static List<String> of(Scope scope, Revision signed, Draft now) {
        Digests before = signed.digests();
        Digests after = now.digests();
        List<String> changed = new ArrayList<>();
        scope.parts().stream()
                .filter(part -> differs(part, before, after))
                .map(PlanPart::words)
                .forEach(changed::add);
        Set<String> steps = changed.isEmpty() ? Set.of() : steps(signed, now);
        if (!steps.isEmpty()) {
            changed.add("steps that are not the same: " + String.join(", ", steps));
        }
        return changed;
    }

    private static boolean differs(PlanPart part, Digests before, Digests after) {
        return !String.valueOf(before.parts().get(part)).equals(after.parts().get(part));
    }

    private static Set<String> steps(Revision signed, Draft now) {
        Map<String, RunbookStep> before = new HashMap<>();
        signed.content().steps().forEach(step -> before.put(step.key(), step));
        Set<String> names = new LinkedHashSet<>();
        for (RunbookStep step : now.content().steps()) {
            if (!step.equals(before.remove(step.key()))) {
                names.add(step.name());
            }
        }
        before.values().forEach(step -> names.add(step.name()));
        return names;
    }
}
