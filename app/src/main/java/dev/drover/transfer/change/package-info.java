/** What a source commits while its rows are copied: changes in their order, and where they are read from. */
@NullMarked
package dev.drover.transfer.change;

import org.jspecify.annotations.NullMarked;
