/** Compares two items that should be equal and says why they are not. */
@NamedInterface("compare")
@NullMarked
package dev.drover.validation.compare;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
