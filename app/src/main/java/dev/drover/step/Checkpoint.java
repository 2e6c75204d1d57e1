package dev.drover.step;

/**
 * Where a step continues; small, because it is written after every slice.
 *
 * @param json a JSON object that only the step type reads
 */
public record Checkpoint(String json) {

    /** The checkpoint of a step that has none. */
    public static final Checkpoint NONE = new Checkpoint("{}");
}
