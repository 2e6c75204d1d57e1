package dev.drover.web.runbook;

import dev.drover.runbook.Dependency;
import java.util.Map;
import java.util.Optional;

/**
 * One row of what a step waits for.
 *
 * @param step the key of the other step; empty in a row that nobody filled in
 * @param lag minutes as text; empty for none
 */
record DependencyForm(String step, String kind, String lag) {

    DependencyForm {
        step = step == null ? "" : step;
        kind = kind == null ? "" : kind;
        lag = lag == null ? "" : lag;
    }

    static DependencyForm of(Dependency dependency) {
        return new DependencyForm(
                dependency.step(),
                dependency.kind().name(),
                dependency.lagMinutes() == 0 ? "" : Integer.toString(dependency.lagMinutes()));
    }

    /** @param field where an error belongs */
    Optional<Dependency> read(String field, Map<String, String> errors) {
        if (!lag.strip().matches("[0-9]{0,5}")) {
            errors.put(field, "Lag: enter minutes as a whole number, for example 10. Found \"" + lag + "\".");
            return Optional.empty();
        }
        Dependency.Kind moment =
                kind.equals("START_TO_START") ? Dependency.Kind.START_TO_START : Dependency.Kind.FINISH_TO_START;
        return Optional.of(new Dependency(step, moment, lag.isBlank() ? 0 : Integer.parseInt(lag.strip())));
    }
}
