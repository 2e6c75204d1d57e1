package dev.drover.signoff;

import dev.drover.people.Actor;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Scope;

/**
 * Somebody decided on a scope; told in the transaction that does it.
 *
 * @param decision its id
 */
public record DecisionTaken(Revision revision, Scope scope, Verdict verdict, long decision, Actor by) {}
