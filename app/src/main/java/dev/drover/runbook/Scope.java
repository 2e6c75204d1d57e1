package dev.drover.runbook;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a signature answers for: some parts of the resolved plan. Two scopes are the same if their ids are.
 *
 * @param id as it is stored; capital letters for those that every workspace has, small ones for its own
 * @param label the word people read
 * @param parts what it covers; at least one
 */
public record Scope(String id, String label, Set<PlanPart> parts) {

    /** Source, target, mapping and commands: that what runs is right and nothing gets lost. */
    public static final Scope DATA = new Scope(
            "DATA",
            "Data",
            EnumSet.of(
                    PlanPart.PLACE,
                    PlanPart.ACCESS,
                    PlanPart.MODEL,
                    PlanPart.COMMANDS,
                    PlanPart.ORDER,
                    PlanPart.PHASES));

    /** What applications meet: where they read and write, by which keys, and what they notice. */
    public static final Scope APPLICATION =
            new Scope("APPLICATION", "Application", EnumSet.of(PlanPart.TRAFFIC, PlanPart.KEYS, PlanPart.IMPACT));

    /** That it can be run: where, in which order, how long, and who is there. */
    public static final Scope OPERATIONS = new Scope(
            "OPERATIONS",
            "Operations",
            EnumSet.of(PlanPart.PLACE, PlanPart.ORDER, PlanPart.PHASES, PlanPart.LENGTHS, PlanPart.CONTACTS));

    /** As whom Drover acts, and what that may do. */
    public static final Scope SECURITY =
            new Scope("SECURITY", "Security", EnumSet.of(PlanPart.ACCESS, PlanPart.PERMISSIONS));

    /** What users notice and for how long, and that this is acceptable. */
    public static final Scope BUSINESS = new Scope(
            "BUSINESS", "Business", EnumSet.of(PlanPart.DOWNTIME, PlanPart.IMPACT, PlanPart.LENGTHS, PlanPart.ORDER));

    private static final List<Scope> EVERYWHERE = List.of(DATA, APPLICATION, OPERATIONS, SECURITY, BUSINESS);

    public Scope {
        parts = Collections.unmodifiableSet(EnumSet.copyOf(parts));
    }

    /** Those that every workspace has, in the order in which people read them. */
    public static List<Scope> everywhere() {
        return EVERYWHERE;
    }

    /** One of {@link #everywhere}. */
    public static Optional<Scope> everywhere(String id) {
        return EVERYWHERE.stream().filter(scope -> scope.id.equals(id)).findFirst();
    }

    /** What a signature on it covers, for people. */
    public String covers() {
        String list = parts.stream().map(PlanPart::words).collect(Collectors.joining("; "));
        return list.substring(0, 1).toUpperCase(Locale.ROOT) + list.substring(1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Scope scope && scope.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
