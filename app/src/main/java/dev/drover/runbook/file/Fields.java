package dev.drover.runbook.file;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Names and values at one place of a file; whoever reads asks for every name there may be, then refuses the others. */
final class Fields {

    private static final String WHOLE_NUMBER = "0|-?[1-9][0-9]*";

    private final Node place;
    private final String owner;
    private final FileProblems problems;
    private final Map<String, NodeTuple> fields = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> refused = new HashSet<>();

    /** @param owner what has these fields, for sentences: "a step" */
    Fields(Node node, String owner, FileProblems problems) {
        this.place = node;
        this.owner = owner;
        this.problems = problems;
        if (!(node instanceof MappingNode mapping) || !node.getTag().equals(Tag.MAP)) {
            problems.add(node, "Here belong the names and values of " + owner + ", as in \"name: Copy every row\".");
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String name = ((ScalarNode) tuple.getKeyNode()).getValue();
            if (fields.putIfAbsent(name, tuple) != null) {
                problems.add(tuple.getKeyNode(), "\"" + name + "\" is written twice. Remove one of them.");
            }
        }
    }

    /** Where a problem with a field belongs: at its value, or where the whole is if there is none. */
    Node place(String name) {
        NodeTuple tuple = fields.get(name);
        return tuple == null ? place : tuple.getValueNode();
    }

    Set<String> names() {
        return fields.keySet();
    }

    /** Whether this field has a problem that was told. */
    boolean isRefused(String name) {
        return refused.contains(name);
    }

    Optional<Node> node(String name) {
        asked.add(name);
        return Optional.ofNullable(fields.get(name)).map(NodeTuple::getValueNode);
    }

    /** Empty if it is not there. */
    String text(String name) {
        return node(name).map(node -> text(node, name)).orElse("");
    }

    /** Text that has to be there. */
    String needed(String name) {
        String text = text(name);
        if (text.isBlank() && !refused.contains(name)) {
            refuse(place(name), name, "\"" + name + "\" is missing: " + owner + " needs it.");
        }
        return text;
    }

    String text(Node node, String name) {
        if (node instanceof ScalarNode scalar && node.getTag().equals(Tag.STR)) {
            if (isText(scalar.getValue())) {
                return scalar.getValue();
            }
            refuse(node, name, "\"" + name + "\" has a control character or half a character. Remove it.");
        } else if (node.getTag().equals(Tag.NULL)) {
            refuse(node, name, "\"" + name + "\" is empty. Write a value, or leave the line out.");
        } else if (node instanceof ScalarNode scalar) {
            refuse(
                    node,
                    name,
                    "\"" + name + "\" has to be text, and YAML takes " + brief(scalar)
                            + " for something else. Write it in quotation marks.");
        } else {
            refuse(node, name, "\"" + name + "\" has to be text, not a list or a mapping.");
        }
        return "";
    }

    /** A whole number from 0 on; 0 if it is not there. */
    int number(String name, int most) {
        Optional<Node> node = node(name);
        Optional<String> digits = node.filter(ScalarNode.class::isInstance)
                .filter(found -> found.getTag().equals(Tag.INT))
                .map(found -> ((ScalarNode) found).getValue())
                .filter(text -> text.matches("0|[1-9][0-9]{0,8}"));
        if (node.isPresent()
                && digits.filter(text -> Integer.parseInt(text) <= most).isEmpty()) {
            refuse(
                    node.get(),
                    name,
                    "\"" + name + "\" has to be a whole number from 0 to " + most + ", not " + brief(node.get()) + ".");
            return 0;
        }
        return digits.map(Integer::parseInt).orElse(0);
    }

    /** A value of a parameter as people type it in a form. */
    String typed(String name, boolean number) {
        Node node = node(name).orElseThrow();
        if (number && node instanceof ScalarNode scalar && node.getTag().equals(Tag.INT)) {
            if (scalar.getValue().matches(WHOLE_NUMBER)) {
                return scalar.getValue();
            }
            refuse(
                    node,
                    name,
                    "\"" + name + "\" is " + brief(node) + ". Write it with digits only, without a leading 0.");
            return "";
        }
        return text(node, name);
    }

    /** The parts of a list; none if it is not there. */
    List<Node> list(String name) {
        Optional<Node> node = node(name);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof SequenceNode sequence && node.get().getTag().equals(Tag.SEQ)) {
            return sequence.getValue();
        }
        refuse(node.get(), name, "\"" + name + "\" has to be a list, each part after a hyphen.");
        return List.of();
    }

    /** Says what was never asked for. */
    void refuseOthers() {
        fields.forEach((name, tuple) -> {
            if (!asked.contains(name)) {
                problems.add(
                        tuple.getKeyNode(),
                        "\"" + abridged(name) + "\" is no field of " + owner + ". "
                                + (asked.isEmpty() ? "It has none." : "It has: " + String.join(", ", asked) + "."));
            }
        });
    }

    void refuse(Node node, String name, String sentence) {
        refused.add(name);
        problems.add(node, sentence);
    }

    private static String brief(Node node) {
        return node instanceof ScalarNode scalar ? "\"" + abridged(scalar.getValue()) + "\"" : "a list or a mapping";
    }

    private static String abridged(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 60 ? line : line.substring(0, line.offsetByCodePoints(0, 50)) + "…";
    }

    /** What the database can keep: no control characters but tabs and line breaks, and no halves of characters. */
    private static boolean isText(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r'
                        || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
