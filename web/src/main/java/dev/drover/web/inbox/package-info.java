/** What the person who is signed in was told. */
@NullMarked
package dev.drover.web.inbox;

import org.jspecify.annotations.NullMarked;
