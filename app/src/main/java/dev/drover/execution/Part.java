package dev.drover.execution;

import dev.drover.runbook.RunbookStep;

/**
 * A part of a run that can be paused while the rest goes on.
 *
 * @param name of the stream, empty for the main one; or the key of the step
 */
public record Part(Kind kind, String name) {

    /** What can be paused on its own. */
    public enum Kind {
        STREAM,
        STEP
    }

    public static Part stream(String name) {
        return new Part(Kind.STREAM, name);
    }

    public static Part step(String key) {
        return new Part(Kind.STEP, key);
    }

    boolean contains(RunbookStep step) {
        return switch (kind) {
            case STREAM -> step.stream().equals(name);
            case STEP -> step.key().equals(name);
        };
    }

    /** For a sentence that begins with it. */
    String words() {
        return switch (kind) {
            case STREAM -> name.isEmpty() ? "The main stream" : "The stream " + name;
            case STEP -> "The step " + name;
        };
    }
}
