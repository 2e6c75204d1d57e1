package dev.drover.inventory.consumer;

import java.util.List;

/** Thrown when a text is no JSON Schema that Drover can keep; nothing is written. */
public class RefusedSchemaException extends RuntimeException {

    private final List<String> sentences;

    RefusedSchemaException(List<String> sentences) {
        super(String.join(" ", sentences));
        this.sentences = List.copyOf(sentences);
    }

    /** What is wrong and where, one sentence each. */
    public List<String> sentences() {
        return sentences;
    }
}
