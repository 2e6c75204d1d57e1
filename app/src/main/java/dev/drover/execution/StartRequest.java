package dev.drover.execution;

import dev.drover.people.Actor;
import dev.drover.runbook.Draft;
import dev.drover.runbook.Revision;
import dev.drover.step.RunKind;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to start a run.
 *
 * @param revision the newest revision; null if nothing was submitted yet
 * @param sharePercent how much of the data to move, 1 to 100
 */
public record StartRequest(Draft draft, @Nullable Revision revision, RunKind kind, int sharePercent, Actor actor) {}
