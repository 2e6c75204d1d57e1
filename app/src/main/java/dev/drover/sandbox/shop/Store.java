package dev.drover.sandbox.shop;

/** Where the shop reads from and writes to. */
public enum Store {
    OLD("PostgreSQL"),
    NEW("DynamoDB");

    private final String label;

    Store(String label) {
        this.label = label;
    }

    /** The word people read. */
    public String label() {
        return label;
    }
}
