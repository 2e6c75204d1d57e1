/** Committed changes of PostgreSQL, read from its write-ahead log by logical replication. */
@NullMarked
package dev.drover.transfer.change.postgres;

import org.jspecify.annotations.NullMarked;
