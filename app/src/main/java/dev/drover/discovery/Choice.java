package dev.drover.discovery;

/**
 * A draft that somebody wants in the inventory.
 *
 * @param draft its {@link Draft#key}
 * @param name what the person calls it
 */
public record Choice(String draft, String name) {}
