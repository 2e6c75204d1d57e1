/** Steps in which a person decides. */
@NullMarked
package dev.drover.steps.person;

import org.jspecify.annotations.NullMarked;
