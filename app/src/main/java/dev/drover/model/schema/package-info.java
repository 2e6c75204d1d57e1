/** Schemas of sources that cannot be reached, read from the statements that make them. */
@NamedInterface("schema")
@NullMarked
package dev.drover.model.schema;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
