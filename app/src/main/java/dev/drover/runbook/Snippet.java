package dev.drover.runbook;

/**
 * Steps that are kept under a name, to be put into other runbooks.
 *
 * @param content the steps with their phases; they wait for nothing outside of it
 * @param savedBy display name of the person who saved it
 */
public record Snippet(long id, String name, Runbook content, String savedBy) {}
