package dev.drover.inventory;

/** Thrown when patterns are taken over into an inventory that changed since the person looked; nothing is written. */
public class InventoryChangedException extends RuntimeException {

    InventoryChangedException(InventoryState current) {
        super("The inventory was changed by " + current.changedBy()
                + " since this preview was made. Look at the preview again, then confirm it.");
    }
}
