package dev.drover.runbook.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Gathers what is wrong with a file while the rest of it is read. */
final class FileProblems {

    private final List<FileProblem> found = new ArrayList<>();

    void add(Node place, String sentence) {
        Mark mark = place.getStartMark();
        found.add(new FileProblem(mark.getLine() + 1, mark.getColumn() + 1, sentence));
    }

    void refuseIfAny() {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(FileProblem::line).thenComparingInt(FileProblem::column));
            throw new RefusedRunbookFileException(found);
        }
    }
}
