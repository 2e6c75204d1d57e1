package dev.drover.connection;

/** How much a mistake in an environment would cost. */
public enum EnvironmentKind {
    /** Everything runs on this machine; nothing is real. */
    SANDBOX("Sandbox"),
    /** Real services with data that may be lost. */
    TEST("Test"),
    /** The real thing. */
    PRODUCTION("Production");

    private final String label;

    EnvironmentKind(String label) {
        this.label = label;
    }

    /** The word people read. */
    public String label() {
        return label;
    }
}
