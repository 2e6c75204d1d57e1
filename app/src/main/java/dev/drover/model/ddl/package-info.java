/** Schemas of sources that cannot be reached, read from the statements that make them. */
@NamedInterface("ddl")
@NullMarked
package dev.drover.model.ddl;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
