package dev.drover.model.interchange;

import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyType;

/** The types of key attributes as files write them. */
final class KeyTypes {

    private KeyTypes() {}

    /** @throws UnfitTableException if a model has no such keys */
    static KeyAttribute attribute(String name, String type) {
        if (name.isBlank()) {
            throw new UnfitTableException("A key attribute has no name. Give it one in the file.");
        }
        return switch (type) {
            case "S" -> new KeyAttribute(name, KeyType.S);
            case "N" -> new KeyAttribute(name, KeyType.N);
            case "B" ->
                throw new UnfitTableException("The key attribute \"" + Nodes.shortened(name)
                        + "\" is binary (B). Drover's keys are text or numbers. Encode it as text in the design.");
            default ->
                throw new UnfitTableException("The key attribute \"" + Nodes.shortened(name) + "\" has the type \""
                        + Nodes.shortened(type) + "\". A key is text (S) or a number (N).");
        };
    }
}
