/** Understands SQL statements: what they need, whatever database they come from. */
@NullMarked
package dev.drover.discovery.sql;

import org.jspecify.annotations.NullMarked;
