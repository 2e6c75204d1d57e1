package dev.drover.runbook.file;

import dev.drover.model.interchange.RefusedYamlException;
import dev.drover.model.interchange.YamlGuard;
import dev.drover.runbook.Phase;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookStep;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepParameters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one file as a runbook, or says everything that is wrong with it. */
final class RunbookReader {

    private final FileProblems problems = new FileProblems();
    private final StepReader steps;

    RunbookReader(StepCatalog catalog, StepParameters parameters) {
        this.steps = new StepReader(catalog, parameters, problems);
    }

    Runbook read(String yaml) {
        if (yaml.getBytes(StandardCharsets.UTF_8).length > RunbookFiles.MOST_BYTES) {
            throw refused(1, 1, "The file has more than " + RunbookFiles.MOST_BYTES + " bytes. It is no runbook.");
        }
        Node root = compose(yaml).orElseThrow(() -> refused(1, 1, "The file is empty. A runbook has \"steps\"."));
        Fields fields = new Fields(root, "a runbook", problems);
        List<Phase> phases = phases(fields.list("phases"));
        if (fields.node("steps").isEmpty()) {
            problems.add(root, "\"steps\" is missing. A runbook without any has \"steps: []\".");
        }
        List<RunbookStep> read = fields.list("steps").stream().map(steps::read).toList();
        fields.refuseOthers();
        steps.checkOrder(read);
        problems.refuseIfAny();
        return new Runbook(phases, read);
    }

    private static Optional<Node> compose(String yaml) {
        try {
            return YamlGuard.compose(yaml);
        } catch (RefusedYamlException e) {
            throw refused(e.line(), e.column(), "The YAML " + e.what() + ".");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            String sentence = "This is no YAML: " + e.getProblem() + ".";
            throw mark == null ? refused(1, 1, sentence) : refused(mark.getLine() + 1, mark.getColumn() + 1, sentence);
        } catch (YAMLException e) {
            throw refused(1, 1, "The YAML is nested too deeply, is too long, or holds characters that are no text.");
        }
    }

    private List<Phase> phases(List<Node> nodes) {
        List<Phase> phases = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node node : nodes) {
            Fields fields = new Fields(node, "a phase", problems);
            Phase phase = new Phase(fields.needed("name"), fields.text("outcome"), fields.text("rollbackPoint"));
            fields.refuseOthers();
            if (!phase.name().isBlank() && !names.add(phase.name())) {
                problems.add(
                        fields.place("name"),
                        "The phase \"" + phase.name() + "\" is described twice. Remove one of them.");
            }
            phases.add(phase);
        }
        return phases;
    }

    private static RefusedRunbookFileException refused(int line, int column, String sentence) {
        return new RefusedRunbookFileException(List.of(new FileProblem(line, column, sentence)));
    }
}
