/** Steps that move the reads and writes of applications. */
@NullMarked
package dev.drover.steps.traffic;

import org.jspecify.annotations.NullMarked;
