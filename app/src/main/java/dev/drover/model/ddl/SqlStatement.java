package dev.drover.model.ddl;

/**
 * One statement of a file.
 *
 * @param line in which it begins, from 1
 * @param text without comments, without the semicolon, with one space wherever there was any
 */
record SqlStatement(int line, String text) {}
