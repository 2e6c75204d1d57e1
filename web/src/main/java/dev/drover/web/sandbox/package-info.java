/** What only the sandbox has on the web: its address, and the page on which one breaks something. */
@NullMarked
package dev.drover.web.sandbox;

import org.jspecify.annotations.NullMarked;
