/** How requests reach the target: how many at once, how fast, again when they fail, and until when. */
@NullMarked
package dev.drover.transfer.write;

import org.jspecify.annotations.NullMarked;
