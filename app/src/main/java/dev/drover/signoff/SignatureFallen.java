package dev.drover.signoff;

import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;

/**
 * An edit voided a signature; told in the transaction that makes the edit.
 *
 * @param signed the decision that no longer counts
 * @param by who edited
 * @param what the change in words, for example "mapping of Order"
 */
public record SignatureFallen(MigrationId migration, Decision signed, Actor by, String what) {}
