package dev.drover.model;

import java.time.Instant;

/**
 * A target model as it is kept.
 *
 * @param version counts the changes; 0 for a model that nobody has saved yet
 * @param changedBy display name of the person who saved it last; empty if nobody did
 */
public record StoredModel(TargetModel model, int version, String changedBy, Instant changedAt) {}
