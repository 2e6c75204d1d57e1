package dev.drover.model.interchange;

/** The formats of model files that Drover reads. */
public enum FileFormat {
    WORKBENCH("NoSQL Workbench"),
    CLOUDFORMATION("CloudFormation");

    private final String word;

    FileFormat(String word) {
        this.word = word;
    }

    /** The name people know it by. */
    public String word() {
        return word;
    }
}
