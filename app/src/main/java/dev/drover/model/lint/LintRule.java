package dev.drover.model.lint;

import java.util.stream.Stream;

/** Looks for one kind of mistake. Every bean of this type is run; it must be thread-safe and keep nothing. */
public interface LintRule {

    RuleDescription describe();

    /** What is the matter; empty if nothing is, or if not enough is known to tell. */
    Stream<Finding> findings(LintInput input, Limits limits);
}
