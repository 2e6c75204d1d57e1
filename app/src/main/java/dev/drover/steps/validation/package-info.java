/** Steps that prove that source and target are the same. */
@NullMarked
package dev.drover.steps.validation;

import org.jspecify.annotations.NullMarked;
