/** The pages of decisions and assumptions. */
@NullMarked
package dev.drover.web.register;

import org.jspecify.annotations.NullMarked;
