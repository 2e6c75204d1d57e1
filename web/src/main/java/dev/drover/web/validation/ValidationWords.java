package dev.drover.web.validation;

import dev.drover.validation.EntityCount;
import dev.drover.validation.ValidationState;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Colours, icons and figures for the pages of validations. For templates, as {@code @validationWords}. */
@Component("validationWords")
public class ValidationWords {

    /** Digits of a checksum that people compare by eye; the whole of it is in the tooltip. */
    private static final int SHORT = 8;

    public String tone(ValidationState state) {
        return switch (state) {
            case RUNNING -> "busy";
            case PASSED -> "ok";
            case MISMATCH -> "bad";
        };
    }

    public String icon(ValidationState state) {
        return switch (state) {
            case RUNNING -> "run";
            case PASSED -> "ok";
            case MISMATCH -> "bad";
        };
    }

    public ValidationState state(EntityCount count) {
        return count.passed() ? ValidationState.PASSED : ValidationState.MISMATCH;
    }

    public String shortChecksum(String checksum) {
        return checksum.substring(0, SHORT);
    }

    /** "12,431". */
    public String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** "0", "+3", "−1,200". */
    public String difference(long number) {
        return (number > 0 ? "+" : number < 0 ? "\u2212" : "") + count(Math.abs(number));
    }
}
