/** The shapes that items have over time, whether one fits another, and whether every consumer can read all of them. */
@NamedInterface("schema")
@NullMarked
package dev.drover.model.schema;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
