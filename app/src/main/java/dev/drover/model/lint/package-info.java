/** Checks inventory and target model against rules that carry ids, and keeps what a workspace decided about them. */
@NamedInterface("lint")
@NullMarked
package dev.drover.model.lint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
