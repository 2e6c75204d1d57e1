/** What the source really does: snapshots of its statements, and drafts of access patterns to choose from. */
@NullMarked
package dev.drover.web.discovery;

import org.jspecify.annotations.NullMarked;
