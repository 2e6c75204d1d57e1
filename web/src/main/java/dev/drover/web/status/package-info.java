/** The page for everybody, without signing in. */
@NullMarked
package dev.drover.web.status;

import org.jspecify.annotations.NullMarked;
