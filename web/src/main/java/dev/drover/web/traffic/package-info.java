/** Read share and write mode of a migration: the page for people, and OFREP for applications. */
@NullMarked
package dev.drover.web.traffic;

import org.jspecify.annotations.NullMarked;
