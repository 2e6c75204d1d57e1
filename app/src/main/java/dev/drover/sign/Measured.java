package dev.drover.sign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sign says at one moment.
 *
 * @param value what is compared with the bound; null if it cannot be told
 * @param base the plain figure that later measurements are compared with; null if later ones need none
 * @param subjects what it was found in
 * @param note one sentence in plain words: what the value means, or what is missing
 */
public record Measured(@Nullable Double value, @Nullable Double base, List<String> subjects, String note) {

    public Measured {
        subjects = List.copyOf(subjects);
    }

    public static Measured of(double value, String note) {
        return new Measured(value, null, List.of(), note);
    }

    /** Not enough is known. */
    public static Measured missing(String note) {
        return new Measured(null, null, List.of(), note);
    }

    public Measured withBase(double figure) {
        return new Measured(value, figure, subjects, note);
    }

    public Measured in(List<String> found) {
        return new Measured(value, base, found, note);
    }
}
