package dev.drover.model.interchange;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Refuses YAML that is small to write and endless to load, before anything is made of it: what repeats itself, names
 * that are more than text, numbers of endless length, and too much of anything.
 */
public final class YamlGuard {

    private static final int MOST_NODES = 500_000;
    /** Making a number of text takes the square of its length. */
    private static final int LONGEST_NUMBER = 1_000;

    private static final String STANDARD = "tag:yaml.org,2002:";

    /** Of each open list or mapping: what comes next. */
    private final Deque<Next> open = new ArrayDeque<>();

    private int nodes;

    private enum Next {
        PART,
        NAME,
        VALUE
    }

    YamlGuard() {}

    /** What every reader of YAML allows the library at most. */
    static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(ModelFiles.MOST_BYTES);
        options.setNestingDepthLimit(YamlText.DEEPEST);
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        return options;
    }

    /**
     * The one document of a text as nodes with their places; empty if there is none.
     *
     * @throws RefusedYamlException if it could be endless
     * @throws YAMLException if it is no YAML, or too much of it
     */
    public static Optional<Node> compose(String content) {
        Yaml yaml = new Yaml(limits());
        new YamlGuard().check(yaml.parse(new StringReader(content)));
        return Optional.ofNullable(yaml.compose(new StringReader(content)));
    }

    void check(Iterable<Event> events) {
        for (Event event : events) {
            if (event instanceof CollectionEndEvent) {
                open.pop();
            } else if (event instanceof NodeEvent node) {
                check(node);
            }
        }
    }

    private void check(NodeEvent node) {
        if (node instanceof AliasEvent || node.getAnchor() != null) {
            throw refused(node, "uses an anchor (&) or an alias (*). Write out what it stands for");
        }
        if (++nodes > MOST_NODES || open.size() > YamlText.DEEPEST) {
            throw new YAMLException("too much");
        }
        boolean name = step();
        if (node instanceof ScalarEvent scalar) {
            if (scalar.getValue().length() > LONGEST_NUMBER && isTaggedAsOtherThanText(scalar)) {
                throw refused(node, "has a number of more than 1,000 digits. Correct it");
            }
        } else if (node instanceof CollectionStartEvent) {
            if (name) {
                throw refused(node, "has a list or a mapping where a name belongs. Write a name");
            }
            open.push(node instanceof MappingStartEvent ? Next.NAME : Next.PART);
        }
    }

    /** Goes on to what comes after this node, and says whether it is a name. */
    private boolean step() {
        if (open.isEmpty() || open.peek() == Next.PART) {
            return false;
        }
        boolean name = open.pop() == Next.NAME;
        open.push(name ? Next.VALUE : Next.NAME);
        return name;
    }

    /** Text without a tag is taken for a number only if it is short: the library sees to that. */
    private static boolean isTaggedAsOtherThanText(ScalarEvent scalar) {
        String tag = scalar.getTag();
        return tag != null && tag.startsWith(STANDARD) && !tag.equals(STANDARD + "str");
    }

    private static RefusedYamlException refused(Event event, String what) {
        Mark mark = event.getStartMark();
        return new RefusedYamlException(what, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
