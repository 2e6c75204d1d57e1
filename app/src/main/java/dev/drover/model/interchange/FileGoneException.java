package dev.drover.model.interchange;

/** Thrown when a file that somebody wants to take is not kept any more, or was taken before. */
public class FileGoneException extends RuntimeException {

    FileGoneException() {
        super("The file is not kept any more, or it was taken before. Upload it again.");
    }
}
