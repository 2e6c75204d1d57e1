package dev.drover.discovery;

import dev.drover.inventory.PatternField;
import java.util.Map;

/** What a draft is to the inventory, wherever it comes from. */
sealed interface Proposal permits Draft, TableDraft {

    /** By which forms name it. */
    String key();

    /** What goes into the inventory. */
    Map<PatternField, String> fields();

    /** Whether a pattern came from it. */
    boolean isTaken();
}
