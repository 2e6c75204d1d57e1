package dev.drover.model.mapping;

/**
 * Something in a target model that cannot work.
 *
 * @param where the place in the model, for example {@code shop · Order · sk}
 * @param sentence what is wrong, with the value, and what to do
 */
public record MappingProblem(String where, String sentence) {}
