/** The environments of a workspace. */
@NullMarked
package dev.drover.web.connection;

import org.jspecify.annotations.NullMarked;
