/** The pages of the target model, its preview and its coverage. */
@NullMarked
package dev.drover.web.model;

import org.jspecify.annotations.NullMarked;
