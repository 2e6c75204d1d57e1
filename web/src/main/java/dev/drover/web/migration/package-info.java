/** One migration as a whole. */
@NullMarked
package dev.drover.web.migration;

import org.jspecify.annotations.NullMarked;
