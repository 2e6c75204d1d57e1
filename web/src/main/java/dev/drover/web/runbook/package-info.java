/** The runbook and its steps. */
@NullMarked
package dev.drover.web.runbook;

import org.jspecify.annotations.NullMarked;
