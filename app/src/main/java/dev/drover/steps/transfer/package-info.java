/** Steps that move data. */
@NullMarked
package dev.drover.steps.transfer;

import org.jspecify.annotations.NullMarked;
