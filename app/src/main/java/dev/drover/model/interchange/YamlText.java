package dev.drover.model.interchange;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** YAML from people and for people. It makes no objects but text, numbers, lists and maps, whatever the file asks for. */
final class YamlText {

    static final int DEEPEST = 50;

    private YamlText() {}

    static JsonNode read(String content) {
        try {
            Yaml yaml = new Yaml(new Constructor(YamlGuard.limits()));
            // First of all: making objects of hostile text can take for ever.
            new YamlGuard().check(yaml.parse(new StringReader(content)));
            JsonNode tree = tree(yaml.load(content));
            if (!tree.isObject()) {
                throw new RefusedModelFileException(
                        "It is neither JSON nor a YAML document with names and values. Choose another file.");
            }
            return tree;
        } catch (MarkedYAMLException e) {
            String where = e.getProblemMark() == null
                    ? ""
                    : " in line " + (e.getProblemMark().getLine() + 1) + ", column "
                            + (e.getProblemMark().getColumn() + 1);
            throw new RefusedModelFileException(
                    "It is neither JSON nor YAML that can be read" + where + ": " + e.getProblem() + ".");
        } catch (YAMLException e) {
            throw new RefusedModelFileException("The YAML is nested too deeply or is too long. It is no template.");
        }
    }

    static String write(JsonNode tree) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        return new Yaml(options).dump(JsonText.MAPPER.convertValue(tree, Map.class));
    }

    /** Understands the short forms of CloudFormation, as in {@code !Ref Name}, and no other tag. */
    private static final class Constructor extends SafeConstructor {

        Constructor(LoaderOptions options) {
            super(options);
            for (String function : CloudFormationValues.FUNCTIONS) {
                yamlConstructors.put(new Tag("!" + function), new AbstractConstruct() {
                    @Override
                    public Object construct(Node node) {
                        String name = CloudFormationValues.longForm(function);
                        return Map.of(name, argument(node));
                    }
                });
            }
        }

        private Object argument(Node node) {
            if (node instanceof ScalarNode scalar) {
                return scalar.getValue();
            }
            return node instanceof SequenceNode sequence
                    ? constructSequence(sequence)
                    : constructMapping((MappingNode) node);
        }
    }

    private static JsonNode tree(@Nullable Object value) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = make.objectNode();
            map.forEach((name, part) -> object.set(String.valueOf(name), tree(part)));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = make.arrayNode();
            list.forEach(part -> array.add(tree(part)));
            return array;
        }
        if (value instanceof Boolean yes) {
            return make.booleanNode(yes);
        }
        if (value instanceof Integer || value instanceof Long) {
            return make.numberNode(((Number) value).longValue());
        }
        return value == null ? make.nullNode() : make.stringNode(value.toString());
    }
}
