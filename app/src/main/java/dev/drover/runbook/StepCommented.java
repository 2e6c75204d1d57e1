package dev.drover.runbook;

import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;

/**
 * Somebody commented on a step; told in the transaction that does it.
 *
 * @param id of the comment
 * @param text what they wrote
 */
public record StepCommented(long id, MigrationId migration, String stepKey, String stepName, String text, Actor by) {}
