package dev.drover.db;

import java.nio.file.Path;

/** Thrown when a second Drover is started on a data directory that a live one uses. */
public class DataDirectoryInUseException extends RuntimeException {

    DataDirectoryInUseException(Path directory) {
        super("Another Drover is running on " + directory
                + ". Stop it, or start this one in another directory or with --drover.data-directory=<directory>.");
    }
}
