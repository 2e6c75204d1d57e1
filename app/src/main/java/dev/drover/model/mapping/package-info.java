/** Turns rows of the source into items of the target, one compiled mapping for copy, validation and preview alike. */
@NamedInterface("mapping")
@NullMarked
package dev.drover.model.mapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
