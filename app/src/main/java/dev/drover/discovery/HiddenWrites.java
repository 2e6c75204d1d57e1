package dev.drover.discovery;

import dev.drover.discovery.SourceFacts.Trigger;
import java.util.ArrayList;
import java.util.List;

/** What a source writes of its own accord with each write of an application, and its counters of calls do not show. */
final class HiddenWrites {

    private HiddenWrites() {}

    /** One sentence for each trigger and each table whose rows go along. */
    static List<String> of(SourceFacts facts, Classified write) {
        if (!write.kind().direction().writes() || write.tables().isEmpty()) {
            return List.of();
        }
        String table = write.tables().get(0);
        List<String> sentences = new ArrayList<>();
        facts.table(table)
                .ifPresent(found -> found.triggers().stream()
                        .filter(trigger -> fires(trigger, write))
                        .forEach(trigger -> sentences.add("The trigger " + trigger.name() + " of " + table
                                + " runs with each: what it does has to be done by somebody.")));
        if (mayDelete(write)) {
            facts.cascadesFrom(table)
                    .forEach(child -> sentences.add("Rows of " + child + " that belong to it are deleted with it."));
        }
        return sentences;
    }

    private static boolean fires(Trigger trigger, Classified write) {
        return switch (write.kind()) {
            case CREATE -> trigger.onInsert();
            case UPDATE_BY_KEY, CONDITIONAL_UPDATE -> trigger.onUpdate();
            case DELETE_BY_KEY -> trigger.onDelete();
            default -> write.writes().isEmpty() ? trigger.onDelete() : trigger.onUpdate();
        };
    }

    private static boolean mayDelete(Classified write) {
        return write.kind() == StatementClass.DELETE_BY_KEY
                || write.kind() == StatementClass.MULTI_WRITE && write.writes().isEmpty();
    }
}
