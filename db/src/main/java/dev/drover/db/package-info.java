/** The database: its schema as Flyway migrations, and the PostgreSQL that comes along when none is configured. */
@NullMarked
package dev.drover.db;

import org.jspecify.annotations.NullMarked;
