package dev.drover.signoff;

import java.time.Instant;

/**
 * A signature that will soon be too old, or is.
 *
 * @param at when it becomes too old
 * @param over whether it is too old already
 */
public record ExpiringSignature(Decision signed, Instant at, boolean over) {}
