/** One class for each lint rule, and what several of them compute. Adding a rule is one class and one test. */
@NullMarked
package dev.drover.model.lint.rules;

import org.jspecify.annotations.NullMarked;
