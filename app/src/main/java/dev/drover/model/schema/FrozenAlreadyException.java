package dev.drover.model.schema;

/** Thrown when a version is to be frozen a second time; the first one stays as it is. */
public class FrozenAlreadyException extends RuntimeException {

    FrozenAlreadyException(String entity, int version) {
        super("Version " + version + " of " + entity
                + " is frozen already and stays as it is. Give the entity the version " + (version + 1)
                + " on the page Model, then freeze that.");
    }
}
