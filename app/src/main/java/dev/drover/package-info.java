/** Drover: plans, signs off, runs and proves migrations of data models. */
@NullMarked
package dev.drover;

import org.jspecify.annotations.NullMarked;
