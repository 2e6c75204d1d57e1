package dev.drover.inventory;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several names, written with commas between them. */
public record ListKind() implements FieldKind {

    @Override
    public Object read(String text, PatternField field) {
        List<String> names = items(text)
                .map(name -> TextKind.LINE.read(name, field))
                .distinct()
                .toList();
        if (names.isEmpty()) {
            throw UnreadableException.as("names with commas between them", field);
        }
        refuseTooLong(write(names), field);
        return names;
    }

    /** What is written must be readable again, so its length counts. */
    static void refuseTooLong(String written, PatternField field) {
        if (written.length() > TextKind.LINES.longest()) {
            throw UnreadableException.tooLong(field, TextKind.LINES.longest(), written.length());
        }
    }

    /** The parts of a list that people wrote with commas, semicolons or one under the other. */
    static Stream<String> items(String text) {
        return Stream.of(text.split("[,;\\r\\n]")).map(String::strip).filter(item -> !item.isEmpty());
    }

    @Override
    public String write(Object value) {
        return ((List<?>) value).stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    @Override
    public Object nothing() {
        return List.of();
    }
}
