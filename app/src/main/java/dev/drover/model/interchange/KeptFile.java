package dev.drover.model.interchange;

/** A file that somebody uploaded. */
public record KeptFile(long id, String name, FileFormat format, String content) {}
