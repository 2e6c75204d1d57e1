/** The templates of runbooks, one class each: reviewed documents in the words of an operator. */
@NullMarked
package dev.drover.runbook.template;

import org.jspecify.annotations.NullMarked;
