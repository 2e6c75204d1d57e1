/** Steps in which time passes. */
@NullMarked
package dev.drover.steps.time;

import org.jspecify.annotations.NullMarked;
