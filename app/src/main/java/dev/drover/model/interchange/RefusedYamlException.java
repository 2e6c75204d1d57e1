package dev.drover.model.interchange;

/** Thrown when YAML could be endless to load. */
public final class RefusedYamlException extends RefusedModelFileException {

    private final String what;
    private final int line;
    private final int column;

    RefusedYamlException(String what, int line, int column) {
        super("The YAML " + what + ", in line " + line + ", column " + column + ".");
        this.what = what;
        this.line = line;
        this.column = column;
    }

    /** What the YAML does and what to do about it, without a full stop: "uses an anchor …". */
    public String what() {
        return what;
    }

    /** Counts from 1. */
    public int line() {
        return line;
    }

    /** Counts from 1. */
    public int column() {
        return column;
    }
}
