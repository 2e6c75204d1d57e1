package dev.drover.model.cost;

/**
 * What one table or index costs in a month.
 *
 * @param storage before free storage is taken off, which belongs to the account
 */
public record StructureCost(String structure, boolean index, Bill onDemand, Bill provisioned, Bill storage) {}
