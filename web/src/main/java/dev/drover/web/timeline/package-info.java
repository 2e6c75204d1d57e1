/** What happened to a migration, and who did what in a workspace. */
@NullMarked
package dev.drover.web.timeline;

import org.jspecify.annotations.NullMarked;
