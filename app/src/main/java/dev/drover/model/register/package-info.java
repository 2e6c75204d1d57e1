/** Why the target model is as it is: decisions with their reasons, and what it takes for granted. */
@NamedInterface("register")
@NullMarked
package dev.drover.model.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
