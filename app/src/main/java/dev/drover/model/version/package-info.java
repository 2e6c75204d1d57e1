/** The versions that a target model had, and what differs between two of them. */
@NamedInterface("version")
@NullMarked
package dev.drover.model.version;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
