package dev.drover.runbook;

/**
 * A group of steps with one outcome.
 *
 * @param name as the steps name it
 * @param outcome one sentence: what is true once all of its steps are done
 * @param rollbackPoint one sentence: what everything is like again after rolling back to the start of the phase
 */
public record Phase(String name, String outcome, String rollbackPoint) {}
