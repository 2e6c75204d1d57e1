package dev.drover.inventory.csv;

/** Thrown when somebody confirms a preview that is no longer kept, or was confirmed before. */
public class DraftGoneException extends RuntimeException {

    DraftGoneException() {
        super("This preview is not kept any more: it was imported, another file took its place, or it is older than a"
                + " day. Upload the file again.");
    }
}
