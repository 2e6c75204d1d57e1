package dev.drover.model.lint;

import dev.drover.migration.MigrationId;
import dev.drover.model.TargetTable;
import java.util.List;

/** Where rules find which tables there are already; the room that runs runbooks implements it. */
public interface StandingTables {

    /** The tables that the newest completed live run created, as they were designed then; empty if there is none. */
    List<TargetTable> of(MigrationId migration);
}
