package dev.drover.model.lint;

import dev.drover.inventory.total.DeclaredTotal;
import dev.drover.model.TargetTable;
import dev.drover.model.cost.Spending;
import dev.drover.model.register.ImportCount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people declare besides inventory and model.
 *
 * @param total the calls of the whole system; null if nobody has said
 * @param imports how often the vendor's SDK is imported outside of the adapter; null if nobody has counted
 * @param work what the runbook does to tables; null as long as it has no step
 * @param standing the tables that a live run created, as they were designed then
 */
public record Declared(
        @Nullable DeclaredTotal total,
        @Nullable ImportCount imports,
        Spending spending,
        @Nullable TableWork work,
        List<TargetTable> standing) {

    /** Nobody has said anything. */
    public static final Declared NOTHING = new Declared(null, null, Spending.UNKNOWN, null, List.of());

    public Declared {
        standing = List.copyOf(standing);
    }
}
