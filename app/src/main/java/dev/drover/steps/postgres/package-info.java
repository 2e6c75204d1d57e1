/** Steps on the source database. */
@NullMarked
package dev.drover.steps.postgres;

import org.jspecify.annotations.NullMarked;
