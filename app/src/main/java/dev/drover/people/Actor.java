package dev.drover.people;

/**
 * The person who does something, as the records will name them.
 *
 * @param name the display name at that moment; it stays in the records when the person is renamed later
 */
public record Actor(PersonId id, String name) {}
