/** The people of a workspace and their own settings. */
@NullMarked
package dev.drover.web.people;

import org.jspecify.annotations.NullMarked;
