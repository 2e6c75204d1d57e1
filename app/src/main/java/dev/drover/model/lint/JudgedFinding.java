package dev.drover.model.lint;

import org.jspecify.annotations.Nullable;

/**
 * A finding, what its rule says, and what somebody decided about it.
 *
 * @param limits the numbers that counted
 * @param waiver the waiver that counts, or that did until it expired; null without one
 */
public record JudgedFinding(
        RuleDescription rule,
        Limits limits,
        Finding finding,
        @Nullable Waiver waiver) {}
