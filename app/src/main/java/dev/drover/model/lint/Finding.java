package dev.drover.model.lint;

/**
 * What a rule found.
 *
 * @param sentence what is the matter, with the numbers
 * @param remedy what to do about it
 */
public record Finding(String rule, Severity severity, Place place, String sentence, String remedy) {

    Finding withSeverity(Severity other) {
        return new Finding(rule, other, place, sentence, remedy);
    }
}
