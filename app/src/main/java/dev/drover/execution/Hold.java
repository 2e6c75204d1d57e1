package dev.drover.execution;

import java.time.Instant;

/** A part of a run that somebody paused. */
public record Hold(Part part, String reason, String personName, Instant at) {}
