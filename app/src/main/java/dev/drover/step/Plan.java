package dev.drover.step;

import dev.drover.connection.Environment;
import dev.drover.migration.MigrationId;
import dev.drover.model.TargetModel;

/**
 * What a run works on, frozen when its revision was submitted.
 *
 * @param environment read afresh for every slice; the digest sees to it that it is the one that was signed
 */
public record Plan(MigrationId migration, TargetModel model, Environment environment) {}
