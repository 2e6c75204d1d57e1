/** Signing in and out. */
@NullMarked
package dev.drover.web.signin;

import org.jspecify.annotations.NullMarked;
