package dev.drover.runbook.file;

import dev.drover.runbook.Dependency;
import dev.drover.runbook.Phase;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookStep;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepParameters;
import dev.drover.step.StepParameters.FormField;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Writes runbooks as YAML: one text for one runbook, in a fixed order, without what goes without saying. */
final class RunbookWriter {

    private final StepCatalog catalog;
    private final StepParameters parameters;

    RunbookWriter(StepCatalog catalog, StepParameters parameters) {
        this.catalog = catalog;
        this.parameters = parameters;
    }

    String write(Runbook runbook) {
        Mapping root = new Mapping();
        if (!runbook.phases().isEmpty()) {
            root.put(
                    "phases",
                    list(runbook.phases().stream().map(RunbookWriter::phase).toList()));
        }
        root.put("steps", list(runbook.steps().stream().map(this::step).toList()));
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setSplitLines(false);
        StringWriter text = new StringWriter();
        text.write("# yaml-language-server: $schema=" + RunbookFiles.SCHEMA_ADDRESS + "\n");
        new Yaml(options).serialize(root.node(), text);
        return text.toString();
    }

    private static Node phase(Phase phase) {
        return new Mapping()
                .put("name", text(phase.name()))
                .putText("outcome", phase.outcome())
                .putText("rollbackPoint", phase.rollbackPoint())
                .node();
    }

    private Node step(RunbookStep step) {
        Mapping mapping = new Mapping()
                .put("key", text(step.key()))
                .putText("phase", step.phase())
                .putText("name", step.name())
                .put("type", text(step.type()));
        if (!step.parameters().isEmpty()) {
            mapping.put("parameters", parameters(step));
        }
        mapping.putText("stream", step.stream());
        List<Dependency> dependencies = step.dependencies();
        if (dependencies != null) {
            mapping.put(
                    "after",
                    list(dependencies.stream().map(RunbookWriter::after).toList()));
        }
        mapping.putText("expectedOutcome", step.expectedOutcome())
                .putText("rollback", step.rollback())
                .putText("owner", step.owner())
                .putText("standIn", step.standIn())
                .putText("team", step.team())
                .putText("escalationContact", step.escalationContact())
                .putNumber("estimateMinutes", step.estimateMinutes())
                .putText("impact", step.impact())
                .putText("milestone", step.milestone());
        return mapping.node();
    }

    /** In the order of the form; those that the step type does not know come last. */
    private Node parameters(RunbookStep step) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> numbers = new HashSet<>();
        catalog.find(step.type())
                .map(parameters::fields)
                .orElse(List.of())
                .forEach(field -> note(field, names, numbers));
        names.addAll(new TreeSet<>(step.parameters().keySet()));
        Mapping mapping = new Mapping();
        for (String name : names) {
            String value = step.parameters().get(name);
            if (value != null) {
                mapping.put(
                        name,
                        numbers.contains(name) && value.matches("0|-?[1-9][0-9]{0,8}") ? number(value) : text(value));
            }
        }
        return mapping.node();
    }

    private static void note(FormField field, Set<String> names, Set<String> numbers) {
        names.add(field.name());
        if (field.number()) {
            numbers.add(field.name());
        }
    }

    private static Node after(Dependency dependency) {
        boolean end = dependency.kind() == Dependency.Kind.FINISH_TO_START;
        if (end && dependency.lagMinutes() == 0) {
            return text(dependency.step());
        }
        return new Mapping()
                .put("step", text(dependency.step()))
                .putText("moment", end ? "" : "start")
                .putNumber("lagMinutes", dependency.lagMinutes())
                .node();
    }

    private static Node list(List<Node> parts) {
        return new SequenceNode(Tag.SEQ, parts, FlowStyle.BLOCK);
    }

    private static Node number(String digits) {
        return new ScalarNode(Tag.INT, digits, null, null, ScalarStyle.PLAIN);
    }

    /** The library puts quotation marks where YAML would take the text for something else. */
    private static Node text(String text) {
        return new ScalarNode(Tag.STR, text, null, null, style(text));
    }

    /** Paragraphs stay readable; text with blanks at the ends of its lines would not come back the same. */
    private static ScalarStyle style(String text) {
        if (!text.contains("\n")) {
            return text.chars().anyMatch(c -> c == '\u2028' || c == '\u2029')
                    ? ScalarStyle.DOUBLE_QUOTED
                    : ScalarStyle.PLAIN;
        }
        boolean plain = !text.startsWith("\n")
                && !text.endsWith("\n")
                && text.lines().allMatch(line -> line.equals(line.strip()))
                && text.chars().noneMatch(c -> c == '\r' || c == '\t' || c == '\u2028' || c == '\u2029');
        return plain ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
    }

    /** Names and values in the order in which they are put. */
    private static final class Mapping {

        private final List<NodeTuple> fields = new ArrayList<>();

        Mapping put(String name, Node value) {
            fields.add(new NodeTuple(text(name), value));
            return this;
        }

        Mapping putText(String name, String value) {
            return value.isEmpty() ? this : put(name, text(value));
        }

        Mapping putNumber(String name, int value) {
            return value == 0 ? this : put(name, number(Integer.toString(value)));
        }

        Node node() {
            return new MappingNode(Tag.MAP, fields, FlowStyle.BLOCK);
        }
    }
}
