package dev.drover.model.cost;

/** Something in a bill that is worth a look. */
public record Hint(String subject, String sentence) {}
