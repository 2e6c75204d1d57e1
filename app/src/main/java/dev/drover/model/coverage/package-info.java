/** Which access pattern is served by which key or index of a target model, and why. */
@NamedInterface("coverage")
@NullMarked
package dev.drover.model.coverage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
