/** Who reads and writes the data: services, functions, reports and scripts, and the shape that each expects. */
@NamedInterface("consumer")
@NullMarked
package dev.drover.inventory.consumer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
