package dev.drover.model.ddl;

/** Thrown when a file cannot be read as a schema. The message says what is wrong with it and what to do. */
public class RefusedSchemaException extends RuntimeException {

    RefusedSchemaException(String sentence) {
        super(sentence);
    }
}
