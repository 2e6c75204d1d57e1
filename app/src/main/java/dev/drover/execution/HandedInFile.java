package dev.drover.execution;

/**
 * A file that somebody hands in as proof, before it is kept.
 *
 * @param field what the step asks for
 * @param name made harmless, whatever the browser told
 */
public record HandedInFile(String field, String name, byte[] content) {

    public HandedInFile {
        name = FileName.of(name);
    }
}
