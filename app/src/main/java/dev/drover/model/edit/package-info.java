/** Changes of a target model, one thing at a time. */
@NamedInterface("edit")
@NullMarked
package dev.drover.model.edit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
