package dev.drover.sign;

/**
 * What people should know about a sign.
 *
 * @param id stable, because measurements and limits name it
 * @param name a few words without jargon
 * @param question what it answers, as somebody asks who plans no databases
 * @param bound from which value on it speaks, as long as a workspace says nothing else
 * @param remedy what to do then
 */
public record SignDescription(String id, String name, String question, Scale scale, Bound bound, Remedy remedy) {

    /**
     * What to do about a sign that speaks.
     *
     * @param page where
     * @param sentence what
     */
    public record Remedy(Page page, String sentence) {}

    /** The page of a migration on which somebody acts. */
    public enum Page {
        DISCOVERY("Discovery", "discovery"),
        INVENTORY("Access patterns", "inventory"),
        MODEL("Tables", "model"),
        COVERAGE("Coverage", "coverage"),
        LINT("Lint", "lint"),
        COST("Cost", "cost"),
        SCHEMAS("Schemas", "schemas"),
        DECISIONS("Decisions", "decisions");

        private final String word;
        private final String path;

        Page(String word, String path) {
            this.word = word;
            this.path = path;
        }

        /** Its name in the navigation. */
        public String word() {
            return word;
        }

        /** Below the address of the migration. */
        public String path() {
            return path;
        }
    }
}
