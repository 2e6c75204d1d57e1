package dev.drover.inventory;

/** Fields that belong together on a page. */
public enum FieldGroup {
    WHAT("What it is"),
    DATA("What it reads or writes"),
    LOAD("How often and how much"),
    PROMISE("What callers rely on"),
    KNOWN("How it is known, and what serves it");

    private final String title;

    FieldGroup(String title) {
        this.title = title;
    }

    /** The heading people read. */
    public String title() {
        return title;
    }

    /** Starts the definition of a field of this group. */
    FieldDefinition field(String path, String label, FieldKind kind, String example) {
        return new FieldDefinition(this, path, label, kind, example);
    }
}
