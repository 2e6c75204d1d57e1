package dev.drover.validation.compare;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * How one text became another.
 *
 * @param words follow the name of the attribute: "is 2 h later in the target"
 */
record TextChange(Cause cause, String words) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    static TextChange between(String source, String target) {
        if (source.isEmpty() || target.isEmpty()) {
            return new TextChange(
                    Cause.NULL_EMPTY_MISSING, "is empty in the " + (source.isEmpty() ? "source" : "target"));
        }
        TimeShift shift = TimeShift.between(source, target);
        if (shift != null) {
            return new TextChange(Cause.TZ_SHIFT, "is " + shift.words() + " in the target");
        }
        if (withoutSpace(source).equals(withoutSpace(target))) {
            return new TextChange(Cause.WHITESPACE, "has other white space in the target");
        }
        if (source.equalsIgnoreCase(target)) {
            return new TextChange(Cause.CASE, "has other upper and lower case in the target");
        }
        if (source.startsWith(target)) {
            return new TextChange(
                    Cause.TRUNCATED,
                    String.format("has %,d of %,d characters in the target", characters(target), characters(source)));
        }
        String encoding = encoding(source, target);
        return encoding == null
                ? new TextChange(Cause.DIFFERENT, "is different in the target")
                : new TextChange(Cause.ENCODING, encoding);
    }

    private static @Nullable String encoding(String source, String target) {
        byte[] utf8 = source.getBytes(StandardCharsets.UTF_8);
        if (target.equals(new String(utf8, StandardCharsets.ISO_8859_1)) || target.equals(new String(utf8, WINDOWS))) {
            return "was UTF-8 and was read as Latin-1 on its way to the target";
        }
        if (target.equals(new String(source.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII))) {
            return "lost its letters outside ASCII on its way to the target";
        }
        boolean composed = Normalizer.normalize(source, Normalizer.Form.NFC)
                .equals(Normalizer.normalize(target, Normalizer.Form.NFC));
        return composed ? "has its accents composed in another way in the target" : null;
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("[\\s\\u00a0]+", "");
    }
}
