/** The expressions of a mapping: small, checked before anything runs, always ending, and the same on every day. */
@NamedInterface("expression")
@NullMarked
package dev.drover.model.expression;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
