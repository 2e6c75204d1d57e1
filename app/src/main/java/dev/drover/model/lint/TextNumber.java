package dev.drover.model.lint;

/**
 * An attribute of which a model file says that it is text, while every sample of it in the file is a number.
 *
 * @param table by its name in the file
 * @param sample the first of them
 * @param digits the most that a sample has
 */
public record TextNumber(String table, String attribute, String sample, int digits) {}
