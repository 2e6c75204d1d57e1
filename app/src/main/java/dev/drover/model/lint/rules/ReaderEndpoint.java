package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.lint.LintInput;
import java.util.stream.Stream;

/** The patterns that are declared to use the reader endpoint of the relational store. */
final class ReaderEndpoint {

    /** Where the numbers of these rules come from. */
    static final String SOURCE = "Aurora user guide";

    private ReaderEndpoint() {}

    static Stream<AccessPattern> patterns(LintInput input) {
        return Stream.ofNullable(input.model().relationalStore())
                .flatMap(store -> input.calls()
                        .filter(pattern -> store.reader().patterns().contains(pattern.id())));
    }
}
