package dev.drover.inventory.consumer;

/** Thrown when a migration has another consumer of that name. */
public class NameTakenException extends RuntimeException {

    NameTakenException(String name) {
        super("There is a consumer \"" + name + "\" already. Choose another name, or change that one");
    }
}
