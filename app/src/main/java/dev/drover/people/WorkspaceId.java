package dev.drover.people;

/** Identifies a {@link Workspace}. */
public record WorkspaceId(long value) {

    public static WorkspaceId valueOf(String text) {
        return new WorkspaceId(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
