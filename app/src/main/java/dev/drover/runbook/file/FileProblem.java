package dev.drover.runbook.file;

/**
 * What is wrong at one place of a file.
 *
 * @param line counts from 1
 * @param column counts characters from 1
 * @param sentence what is wrong, which value, and what to do
 */
public record FileProblem(int line, int column, String sentence) {}
