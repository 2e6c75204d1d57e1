package dev.drover.model.schema;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How two versions of a shape get on. Readers of a version are taken to ignore attributes that it does not have.
 *
 * @param backward what stops readers of the newer version from reading items of the older one
 * @param forward what stops readers of the older version from reading items of the newer one
 */
public record Compatibility(List<Mismatch> backward, List<Mismatch> forward) {

    public Compatibility {
        backward = List.copyOf(backward);
        forward = List.copyOf(forward);
    }

    /** Who can read what. */
    public enum Level {
        /** Both ways. */
        FULL("Full"),
        /** New readers read old items; old readers fail on new ones. */
        BACKWARD("Backward"),
        /** Old readers read new items; new readers fail on old ones. */
        FORWARD("Forward"),
        /** Neither way. */
        NONE("None");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** @param name what the paths begin with */
    public static Compatibility of(String name, JsonNode older, JsonNode newer) {
        return new Compatibility(
                Inclusion.mismatches(name, older, newer, Inclusion.Unknown.IGNORED),
                Inclusion.mismatches(name, newer, older, Inclusion.Unknown.IGNORED));
    }

    public Level level() {
        if (backward.isEmpty()) {
            return forward.isEmpty() ? Level.FULL : Level.BACKWARD;
        }
        return forward.isEmpty() ? Level.FORWARD : Level.NONE;
    }
}
