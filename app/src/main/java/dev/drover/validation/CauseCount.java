package dev.drover.validation;

import dev.drover.validation.compare.Cause;

/** How many records show a cause; a record with two wrong attributes can show two. */
public record CauseCount(Cause cause, long records) {}
