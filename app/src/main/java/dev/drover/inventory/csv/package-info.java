/** Access patterns in files: export, and import with a preview that nothing goes past. */
@NamedInterface("csv")
@NullMarked
package dev.drover.inventory.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
