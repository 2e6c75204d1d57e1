package dev.drover.model.interchange;

/** Thrown when a file cannot be read as a model. The message says what is wrong with it and what to do. */
public class RefusedModelFileException extends RuntimeException {

    RefusedModelFileException(String sentence) {
        super(sentence);
    }
}
