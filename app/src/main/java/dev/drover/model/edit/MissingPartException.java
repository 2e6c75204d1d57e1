package dev.drover.model.edit;

/** Thrown when a part of the model that somebody wants to change is not there any more. */
public class MissingPartException extends RuntimeException {

    MissingPartException(String kind, String name) {
        super("There is no " + kind + " \"" + name
                + "\" in the target model any more. Somebody renamed or removed it.");
    }
}
