package dev.drover.model;

/** An attribute that is part of the key of a table or index. */
public record KeyAttribute(String name, KeyType type) {

    public static KeyAttribute text(String name) {
        return new KeyAttribute(name, KeyType.S);
    }
}
