/** The first page, and what waits for the person who reads it. */
@NullMarked
package dev.drover.web.home;

import org.jspecify.annotations.NullMarked;
