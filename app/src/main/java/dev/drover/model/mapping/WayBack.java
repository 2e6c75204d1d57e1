package dev.drover.model.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one column of the source comes back from an item, or why it does not. */
public sealed interface WayBack {

    String column();

    /** Where its value is, or what becomes of it, as the end of a sentence. */
    String words();

    /** How much of it comes back. */
    default Verdict verdict() {
        if (this instanceof Exact) {
            return Verdict.EXACT;
        }
        return this instanceof Computed ? Verdict.COMPUTED : Verdict.LOSSY;
    }

    /** How much of a column comes back. */
    enum Verdict {
        EXACT,
        COMPUTED,
        LOSSY
    }

    /** Its value comes back as it was, null included. */
    record Exact(String column, String words, Restorer restorer) implements WayBack {}

    /** The source computes it from other columns. */
    record Computed(String column) implements WayBack {

        @Override
        public String words() {
            return "the source computes it from other columns";
        }
    }

    /** Its value, or a part of it, is not in the item. */
    record Lossy(String column, String words) implements WayBack {}

    /** Finds a column's value in an item, in a form that PostgreSQL reads as the column's type. */
    interface Restorer {
        @Nullable
        String of(Map<String, ItemValue> item);
    }
}
