package dev.drover.model.version;

import java.time.Instant;

/**
 * A version of a target model, without the model itself.
 *
 * @param number counts from 1
 * @param by display name of the person who saved it, at that moment
 * @param sentence what changed: "Added the index GSI1 to the table shop."
 */
public record ModelVersion(int number, String by, Instant at, String sentence) {}
