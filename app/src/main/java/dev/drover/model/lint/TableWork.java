package dev.drover.model.lint;

/**
 * What a runbook does to the DynamoDB tables of the model.
 *
 * @param fills whether a step writes items
 * @param createsFirst whether a step creates the tables, with all their indexes, before the first that writes items
 */
public record TableWork(boolean fills, boolean createsFirst) {}
