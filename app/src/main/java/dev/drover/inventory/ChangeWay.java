package dev.drover.inventory;

/** By which way a pattern was changed. */
public enum ChangeWay {
    EDIT("edit"),
    PASTE("paste"),
    IMPORT("import"),
    /** Everything that one earlier change did was taken back. */
    UNDO("undo"),
    /** One field got an earlier value back. */
    PUT_BACK("put back");

    private final String word;

    ChangeWay(String word) {
        this.word = word;
    }

    /** As people read it: "import". */
    public String word() {
        return word;
    }
}
