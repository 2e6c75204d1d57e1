package dev.drover.discovery;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.ChangeWay;
import dev.drover.inventory.EditOutcome;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.PatternEdit;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.Takeover;
import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What people chose of the drafts, as patterns; what is in the inventory already is left out.
 *
 * @param problems what stands in the way, by the draft as the person named it
 */
record Chosen(List<AccessPattern> patterns, Map<String, String> problems) {

    /**
     * Reads the choices.
     *
     * @param known finds a draft by what a choice calls it
     * @param gone what to say of a draft that is not there
     */
    static Chosen of(List<Choice> choices, Function<String, Optional<? extends Proposal>> known, String gone) {
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, AccessPattern> patterns = new LinkedHashMap<>();
        for (Choice choice : choices) {
            Optional<? extends Proposal> draft = known.apply(choice.draft());
            if (draft.isEmpty()) {
                problems.put(choice.draft(), gone);
            } else if (!draft.get().isTaken()) {
                EditOutcome outcome = pattern(draft.get(), choice.name());
                if (outcome instanceof EditOutcome.Accepted accepted) {
                    patterns.putIfAbsent(draft.get().key(), accepted.pattern());
                } else if (outcome instanceof EditOutcome.Refused refused) {
                    problems.put(choice.draft(), refused.problems().get(0).sentence());
                }
            }
        }
        return new Chosen(List.copyOf(patterns.values()), problems);
    }

    private static EditOutcome pattern(Proposal draft, String name) {
        Map<PatternField, String> texts = new EnumMap<>(PatternField.class);
        texts.putAll(draft.fields());
        texts.put(PatternField.NAME, name);
        return new PatternEdit(texts).draft("");
    }

    /** Writes all of them, or none if there is a problem. */
    Taking takeInto(Inventory inventory, MigrationId id, int expectedRevision, Actor actor) {
        if (!problems.isEmpty()) {
            return new Taking.Refused(problems);
        }
        inventory.takeOver(
                id, new Takeover(patterns, List.of(), ChangeWay.IMPORT, "discovery"), expectedRevision, actor);
        return new Taking.Taken(patterns.size());
    }
}
