/** Writes that cannot undo anything newer: what each says about itself, when it may land, and when that may be forgotten. */
@NullMarked
package dev.drover.transfer.guarded;

import org.jspecify.annotations.NullMarked;
