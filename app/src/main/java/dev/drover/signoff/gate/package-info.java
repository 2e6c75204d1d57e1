/** Gates before a live run that signatures do not open: closed periods, and what overrides a gate. */
@NamedInterface("gate")
@NullMarked
package dev.drover.signoff.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
