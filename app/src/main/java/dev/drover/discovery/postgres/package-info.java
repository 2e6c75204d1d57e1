/** Reads from PostgreSQL, versions 13 to 18, which statements it runs and what its tables look like. */
@NullMarked
package dev.drover.discovery.postgres;

import org.jspecify.annotations.NullMarked;
