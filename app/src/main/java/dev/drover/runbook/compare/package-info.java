/** What differs between two plans, by what it means and not by its text. */
@NamedInterface("compare")
@NullMarked
package dev.drover.runbook.compare;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
