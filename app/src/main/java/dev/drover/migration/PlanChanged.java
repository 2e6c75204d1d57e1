package dev.drover.migration;

import dev.drover.people.Actor;

/**
 * Somebody changed something that a signature may cover: description, environment, model, mapping or runbook.
 *
 * @param what the change in words, for example "mapping of Order"
 */
public record PlanChanged(MigrationId migration, Actor by, String what) {}
