package dev.drover.model.mapping;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceTable;
import dev.drover.model.mapping.KeyTemplate.Part.Literal;
import dev.drover.model.mapping.KeyTemplate.Part.Slot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a template back out of its text, where there is only one way to do so. */
final class TemplateReader {

    private final Map<String, Integer> groups = new HashMap<>();
    private final Map<String, SourceColumn> columns = new HashMap<>();
    private final KeyTemplate template;
    private final String obstacle;
    private final @Nullable Pattern pattern;

    TemplateReader(KeyTemplate template, SourceTable rows) {
        this.template = template;
        template.columns().forEach(name -> rows.column(name).ifPresent(column -> columns.put(name, column)));
        this.obstacle = findObstacle();
        this.pattern = obstacle.isEmpty() ? pattern() : null;
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** What keeps a column from being read back; empty if nothing does. */
    String obstacleFor(String column) {
        if (!obstacle.isEmpty()) {
            return obstacle;
        }
        return template.columns().stream()
                .filter(other -> !other.equals(column))
                .filter(other -> Optional.ofNullable(columns.get(other))
                        .filter(SourceColumn::nullable)
                        .isPresent())
                .findFirst()
                .map(other -> "it is left out where " + other + " is null")
                .orElse("");
    }

    /** The text of one column; null if the text is not of this template. */
    @Nullable
    String read(String text, String column) {
        Integer group = groups.get(column);
        if (pattern == null || group == null) {
            return null;
        }
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? matcher.group(group) : null;
    }

    private String findObstacle() {
        List<KeyTemplate.Part> parts = template.parts();
        int texts = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (!(parts.get(i) instanceof Slot slot)) {
                continue;
            }
            String letters = letters(slot.column());
            texts += letters.isEmpty() ? 1 : 0;
            if (i > 0 && parts.get(i - 1) instanceof Slot before) {
                return "nothing stands between " + before.column() + " and " + slot.column();
            }
            boolean blurred = i > 0 && parts.get(i - 1) instanceof Literal before && endsIn(before.text(), letters)
                    || i + 1 < parts.size()
                            && parts.get(i + 1) instanceof Literal after
                            && begins(after.text(), letters);
            if (blurred && parts.stream().filter(Slot.class::isInstance).count() > 1) {
                return "the text beside " + slot.column() + " could be a part of it";
            }
        }
        return texts > 1 ? "it has more than one text, and one could hold what separates them" : "";
    }

    private Pattern pattern() {
        StringBuilder regex = new StringBuilder();
        int group = 1;
        for (KeyTemplate.Part part : template.parts()) {
            if (part instanceof Literal literal) {
                regex.append(Pattern.quote(literal.text()));
            } else if (part instanceof Slot slot) {
                String letters = letters(slot.column());
                regex.append(letters.isEmpty() ? "(.*)" : "([" + letters + "]*)");
                groups.putIfAbsent(slot.column(), group++);
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** The only letters that values of a column have, for a pattern; empty if they may have any. */
    private String letters(String name) {
        SourceColumn column = columns.get(name);
        if (column == null) {
            return "";
        }
        if (column.type().equals("uuid")) {
            return "0-9a-f-";
        }
        return SourceType.of(column)
                .map(type -> switch (type) {
                    case INTEGER -> "0-9-";
                    case DECIMAL, FLOATING -> "0-9.-";
                    case BOOLEAN -> "a-z";
                    case INSTANT, LOCAL_TIME, DATE, TIME_OF_DAY -> "0-9TZ:.+-";
                    case TEXT, BYTES -> "";
                })
                .orElse("");
    }

    private static boolean endsIn(String literal, String letters) {
        return !letters.isEmpty() && literal.matches("(?s).*[" + letters + "]");
    }

    private static boolean begins(String literal, String letters) {
        return !letters.isEmpty() && literal.matches("(?s)[" + letters + "].*");
    }
}
