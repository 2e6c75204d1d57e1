/** Support for the tests of {@code app} and {@code web}. */
package dev.drover.testing;
