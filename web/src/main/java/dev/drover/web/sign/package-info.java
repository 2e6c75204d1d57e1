/** Warning signs: one page that an architect can show to a manager, and from which values on signs speak. */
@NullMarked
package dev.drover.web.sign;

import org.jspecify.annotations.NullMarked;
