package dev.drover.model.mapping;

import dev.drover.model.AttributeMapping;

/** Reads constants of a model. */
final class Constants {

    private Constants() {}

    /** @throws ValueException if the text is no value of that type */
    static ItemValue value(AttributeMapping.Constant constant) {
        String text = constant.value();
        return switch (constant.type()) {
            case S -> new ItemValue.Text(text);
            case N -> Digits.exact(text);
            case BOOL -> {
                if (!text.equals("true") && !text.equals("false")) {
                    throw new ValueException("is " + Digits.shortened(text) + ", and must be true or false");
                }
                yield new ItemValue.Bool(Boolean.parseBoolean(text));
            }
            case B -> throw new ValueException("cannot be bytes: use text, a number, or true or false");
        };
    }
}
