/** Target models from files of other tools, and as such files. */
@NamedInterface("interchange")
@NullMarked
package dev.drover.model.interchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
