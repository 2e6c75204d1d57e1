/** Starting, watching and steering runs. */
@NullMarked
package dev.drover.web.run;

import org.jspecify.annotations.NullMarked;
