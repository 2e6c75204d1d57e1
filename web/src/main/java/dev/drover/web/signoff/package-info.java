/** Deciding on a revision. */
@NullMarked
package dev.drover.web.signoff;

import org.jspecify.annotations.NullMarked;
