/** A real browser for tests of pages. */
package dev.drover.web.browser;
