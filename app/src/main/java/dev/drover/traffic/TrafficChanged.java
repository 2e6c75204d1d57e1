package dev.drover.traffic;

import dev.drover.migration.MigrationId;

/** Reads or writes of a migration go elsewhere from now on. */
public record TrafficChanged(MigrationId migration, TrafficChange change) {}
