/** The inventory of a migration: the table of access patterns, one pattern in detail, import and export. */
@NullMarked
package dev.drover.web.inventory;

import org.jspecify.annotations.NullMarked;
