/** Who may do what: every request is checked here before a controller sees it. */
@NullMarked
package dev.drover.web.access;

import org.jspecify.annotations.NullMarked;
