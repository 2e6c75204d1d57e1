package dev.drover.model.lint;

/** What a finding is about, and where to mend it. */
public sealed interface Place {

    /** Stable as long as the thing keeps its name: waivers are bound to it. */
    String subject();

    /** What people read. */
    default String label() {
        return subject();
    }

    /** An access pattern. */
    record OfPattern(String id, String name) implements Place {

        @Override
        public String subject() {
            return id;
        }

        @Override
        public String label() {
            return id + " " + name;
        }
    }

    /**
     * A part of the target model.
     *
     * @param where for example {@code shop · Order · sk}
     */
    record InModel(String where) implements Place {

        @Override
        public String subject() {
            return where;
        }
    }

    /**
     * A part of the source, which is mended where the model says what becomes of it.
     *
     * @param where for example {@code orders · orders_customer_id_fkey}
     */
    record InSource(String where) implements Place {

        @Override
        public String subject() {
            return where;
        }

        @Override
        public String label() {
            return "Source " + where;
        }
    }

    /** Something that the inventory names in several patterns: "Entity Order". */
    record Named(String subject) implements Place {}

    /** What the target may cost and did cost: "Budget", "Bills". */
    record OfSpending(String subject) implements Place {}

    /** The register of the model: "Imports". */
    record InRegister(String subject) implements Place {}

    /** The price list of the workspace. */
    record Prices() implements Place {

        @Override
        public String subject() {
            return "Prices";
        }
    }

    /** The inventory as a whole. */
    record WholeInventory() implements Place {

        @Override
        public String subject() {
            return "Inventory";
        }
    }

    /** The target model as a whole. */
    record WholeModel() implements Place {

        @Override
        public String subject() {
            return "Target model";
        }
    }
}
