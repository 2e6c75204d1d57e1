/** Steps that look before anything moves. */
@NullMarked
package dev.drover.steps.check;

import org.jspecify.annotations.NullMarked;
