package dev.drover.runbook.file;

import java.util.List;

/** Thrown when a file cannot be read as a runbook; nothing of it was taken. */
public class RefusedRunbookFileException extends RuntimeException {

    /** How many problems of one file are told at once. */
    public static final int MOST = 20;

    private static final long serialVersionUID = 1L;

    private final transient List<FileProblem> problems;
    private final int more;

    RefusedRunbookFileException(List<FileProblem> found) {
        super("The file has " + found.size() + (found.size() == 1 ? " problem." : " problems."));
        this.problems = List.copyOf(found.subList(0, Math.min(MOST, found.size())));
        this.more = found.size() - problems.size();
    }

    /** The first ones, in the order of the file. */
    public List<FileProblem> problems() {
        return problems;
    }

    /** How many were found beyond those. */
    public int more() {
        return more;
    }
}
