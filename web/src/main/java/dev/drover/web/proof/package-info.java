/** The pages of proofs: start one, watch it, and what came of it. */
@NullMarked
package dev.drover.web.proof;

import org.jspecify.annotations.NullMarked;
