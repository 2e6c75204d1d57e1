/** Reads both sides portion by portion, each portion by one thread, and keeps its place. */
@NullMarked
package dev.drover.validation.pass;

import org.jspecify.annotations.NullMarked;
