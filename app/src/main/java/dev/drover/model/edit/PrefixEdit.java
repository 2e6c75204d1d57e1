package dev.drover.model.edit;

import dev.drover.model.ModelChange;
import dev.drover.model.TargetModel;
import dev.drover.model.relational.ObjectPrefix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of an S3 prefix. */
public sealed interface PrefixEdit extends ModelEdit {

    /**
     * Adds a prefix, or puts another in its place.
     *
     * @param old the address that it has now, for example {@code s3://archive/orders/}; null to add one
     */
    record Put(@Nullable String old, ObjectPrefix prefix) implements PrefixEdit {

        @Override
        public TargetModel applyTo(TargetModel model) {
            if (old == null) {
                List<ObjectPrefix> prefixes = new ArrayList<>(model.prefixes());
                prefixes.add(prefix);
                return model.withPrefixes(prefixes);
            }
            present(model, old);
            return model.withPrefixes(Parts.replaced(model.prefixes(), ObjectPrefix::address, old, before -> prefix));
        }

        @Override
        public ModelChange change() {
            return new ModelChange(
                    old == null
                            ? "Added the prefix " + prefix.address() + " to the target model."
                            : "Changed the prefix " + Parts.renamed(old, prefix.address()) + " of the target model.",
                    "prefix " + prefix.address());
        }

        @Override
        public String place() {
            return prefix.place();
        }

        @Override
        public String placeBefore() {
            return old == null ? "" : ObjectPrefix.place(old);
        }
    }

    /** Removes a prefix from the plan. */
    record Remove(String address) implements PrefixEdit {

        @Override
        public TargetModel applyTo(TargetModel model) {
            present(model, address);
            return model.withPrefixes(model.prefixes().stream()
                    .filter(prefix -> !prefix.address().equals(address))
                    .toList());
        }

        @Override
        public ModelChange change() {
            return new ModelChange("Removed the prefix " + address + " from the target model.", "prefix " + address);
        }

        @Override
        public String place() {
            return "";
        }

        @Override
        public String placeBefore() {
            return ObjectPrefix.place(address);
        }
    }

    private static void present(TargetModel model, String address) {
        if (model.prefix(address).isEmpty()) {
            throw new MissingPartException("prefix", address);
        }
    }
}
