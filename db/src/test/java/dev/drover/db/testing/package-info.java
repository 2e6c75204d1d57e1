/** A real PostgreSQL for the tests of every module. */
package dev.drover.db.testing;
