/** Turns items into hashes and hashes into sums that do not depend on the order of reading. */
@NullMarked
package dev.drover.validation.digest;

import org.jspecify.annotations.NullMarked;
