package dev.drover.model.lint;

import java.util.List;

/**
 * What people should know about a rule.
 *
 * @param id for example {@code COV-01}; stable, because settings and waivers name it
 * @param severity what its findings are usually
 * @param sentence what it looks for
 * @param source where its numbers come from
 */
public record RuleDescription(
        String id, Severity severity, String sentence, String source, List<Threshold> thresholds) {

    /** A number that DynamoDB sets. */
    public static final String DYNAMODB = "DynamoDB developer guide";
    /** A default of Drover's. */
    public static final String POLICY = "A default of Drover";

    public RuleDescription {
        thresholds = List.copyOf(thresholds);
    }

    public static RuleDescription of(
            String id, Severity severity, String sentence, String source, Threshold... thresholds) {
        return new RuleDescription(id, severity, sentence, source, List.of(thresholds));
    }

    public Finding finding(Place place, String sentence, String remedy) {
        return new Finding(id, severity, place, sentence, remedy);
    }

    /** For the rules that know two degrees. */
    public Finding finding(Severity degree, Place place, String sentence, String remedy) {
        return new Finding(id, degree, place, sentence, remedy);
    }
}
