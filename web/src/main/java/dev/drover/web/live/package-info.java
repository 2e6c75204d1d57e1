/** Streams that tell open pages that something happened; they carry names and numbers, never content. */
@NullMarked
package dev.drover.web.live;

import org.jspecify.annotations.NullMarked;
