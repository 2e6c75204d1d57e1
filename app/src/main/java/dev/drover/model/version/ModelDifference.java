package dev.drover.model.version;

/**
 * One thing that is not the same in two versions of a model.
 *
 * @param place where in the model, as problems name it: {@code shop · Order}
 * @param sentence for people: "The index GSI1 is called by-status now."
 */
public record ModelDifference(Kind kind, String place, String sentence) {

    /** What happened to the thing. */
    public enum Kind {
        ADDED,
        REMOVED,
        RENAMED,
        CHANGED
    }
}
