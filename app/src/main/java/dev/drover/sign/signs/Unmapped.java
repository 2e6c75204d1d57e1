package dev.drover.sign.signs;

import dev.drover.discovery.Discovery;
import dev.drover.discovery.Draft;
import dev.drover.sign.Measured;
import dev.drover.sign.SignInput;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** What the source does and no access pattern has as its evidence. */
final class Unmapped {

    private static final int NAMED = 5;

    private Unmapped() {}

    static Measured share(SignInput input, ToDoubleFunction<Draft> figure, DoubleFunction<String> sentence) {
        Optional<Discovery> source = input.source();
        if (source.isEmpty()) {
            return noSnapshot();
        }
        if (source.get().drafts().stream().mapToDouble(figure).sum() == 0) {
            return Measured.missing("No application asked the old database anything between the snapshots.");
        }
        List<Draft> unmapped = source.get().unmapped();
        double share = unmapped.stream().mapToDouble(figure).sum();
        return Measured.of(share, sentence.apply(share)).in(names(unmapped));
    }

    static Measured noSnapshot() {
        return Measured.missing(
                "Nobody looked yet at what the old database does. Take a snapshot on the page Discovery.");
    }

    static List<String> names(List<Draft> drafts) {
        return drafts.stream()
                .limit(NAMED)
                .map(draft -> draft.name().isEmpty() ? "query id " + draft.key() : draft.name())
                .toList();
    }
}
