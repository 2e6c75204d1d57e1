/** Go/no-go rounds before a live run: who said what about which plan, kept as minutes. A round signs and starts nothing. */
@NamedInterface("round")
@NullMarked
package dev.drover.signoff.round;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
