package dev.drover.runbook.compare;

/**
 * One thing that is not the same in two plans.
 *
 * @param place which step, phase or part of the model; empty for the plan as a whole
 * @param what the field, or the whole difference in a sentence
 * @param before as it was, in words; empty if there was nothing
 * @param after as it is; empty if there is nothing any more
 */
public record PlanDifference(Part part, Kind kind, String place, String what, String before, String after) {

    /** Where in a plan; in the order in which people look. */
    public enum Part {
        DESCRIPTION("Description"),
        ENVIRONMENT("Environment"),
        MODEL("Target model"),
        PHASES("Phases"),
        STEPS("Steps");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        /** The words people read. */
        public String label() {
            return label;
        }
    }

    /** What happened to the thing. */
    public enum Kind {
        ADDED("Added"),
        REMOVED("Removed"),
        MOVED("Moved"),
        RENAMED("Renamed"),
        CHANGED("Changed");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The word people read. */
        public String label() {
            return label;
        }
    }
}
