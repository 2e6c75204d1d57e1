package dev.drover.inventory;

/**
 * The change that an undo takes back next.
 *
 * @param first the first of the patterns that it changed
 * @param patterns how many it changed
 */
public record LastChange(PatternChange first, int patterns) {

    /** Names the change, so that nobody takes back one that they did not see. */
    public int revision() {
        return first.revision();
    }

    /** What it did: "AP-001 peak calls per second 120 → 340", "the import of shop.csv, 47 patterns". */
    public String inWords() {
        if (first.way() == ChangeWay.IMPORT || first.way() == ChangeWay.PASTE || patterns > 1) {
            return "the " + first.way().word() + (first.source().isEmpty() ? "" : " of " + first.source()) + ", "
                    + (patterns == 1 ? "1 pattern" : "%,d patterns".formatted(patterns));
        }
        return first.isAddition() ? "the new pattern " + first.id() : first.id() + " " + Wording.changes(first);
    }
}
