package dev.drover.model.relational;

/** Thrown for a line that cannot be read; the message says which, why, and how one looks. */
public class RefusedLineException extends RuntimeException {

    RefusedLineException(int line, String text, String why, String example) {
        super("Line " + line + ", \"" + (text.length() <= 80 ? text : text.substring(0, 80) + "…") + "\", " + why
                + ". A line looks like this: " + example);
    }
}
