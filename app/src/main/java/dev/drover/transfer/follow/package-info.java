/** Follows what a source commits and brings it into the target, while rows are copied and until the switch. */
@NamedInterface("follow")
@NullMarked
package dev.drover.transfer.follow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
