package dev.drover.signoff.policy;

import dev.drover.connection.EnvironmentKind;
import java.util.List;
import java.util.Optional;

/** What risks are told by. Nothing is found out before somebody asks for it. */
public interface PlanFacts {

    EnvironmentKind environment();

    /** Names of the steps that cannot be rolled back. */
    List<String> irreversibleSteps();

    /** A number about the plan; empty if it is not known. */
    Optional<Figure> figure(Measure measure);

    /** Why a number is too much, to go on after "because"; empty if it is known and within the bound. */
    default Optional<String> above(Measure measure, long bound) {
        Optional<Figure> figure = figure(measure);
        if (figure.isEmpty()) {
            return Optional.of(measure.unknown());
        }
        return figure.filter(found -> found.value() > bound).map(found -> measure.words(found, bound));
    }
}
