/** The warning signs, one class each. */
@NullMarked
package dev.drover.sign.signs;

import org.jspecify.annotations.NullMarked;
