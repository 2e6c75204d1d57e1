package dev.drover.sign.signs;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Load;
import dev.drover.model.coverage.Verdict;
import dev.drover.model.lint.Numbers;
import dev.drover.sign.Bound;
import dev.drover.sign.Measured;
import dev.drover.sign.Scale;
import dev.drover.sign.SignDescription;
import dev.drover.sign.SignDescription.Page;
import dev.drover.sign.SignDescription.Remedy;
import dev.drover.sign.SignInput;
import dev.drover.sign.WarningSign;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Patterns that somebody waits for and that read a whole table each time. */
@Component
class OnlineScans implements WarningSign {

    private static final double ONLINE = 0.1;
    private static final SignDescription SIGN = new SignDescription(
            "scans",
            "Reads of everything",
            "How many requests read a whole table to find a few things?",
            Scale.SHARE,
            Bound.above(0),
            new Remedy(Page.COVERAGE, "Give them a key, or move them to an export."));

    @Override
    public SignDescription describe() {
        return SIGN;
    }

    @Override
    public Measured measure(SignInput input) {
        List<AccessPattern> calls = input.design().lint().calls().toList();
        if (calls.isEmpty()) {
            return Measured.missing("The plan has no access pattern yet.");
        }
        List<String> scans = calls.stream()
                .filter(pattern -> isOnline(pattern)
                        && input.design().lint().path(pattern).stream()
                                .anyMatch(path -> path.verdict() == Verdict.SCAN))
                .map(AccessPattern::id)
                .toList();
        return Measured.of(
                        (double) scans.size() / calls.size(),
                        scans.isEmpty()
                                ? "No request reads a whole table while somebody waits."
                                : Numbers.count(scans.size(), "access pattern", "access patterns") + " of "
                                        + calls.size() + " " + (scans.size() == 1 ? "reads" : "read")
                                        + " a whole table while somebody waits, and will become slower with every row.")
                .in(scans);
    }

    /** A latency target, or more than 0.1 calls a second, as for the lint rule SCN-01. */
    private static boolean isOnline(AccessPattern pattern) {
        Load load = pattern.load();
        return pattern.promise().latencyP99Ms() != null
                || Stream.of(load.averagePerSecond(), load.peakPerSecond())
                        .flatMap(Stream::ofNullable)
                        .mapToDouble(BigDecimal::doubleValue)
                        .anyMatch(rate -> rate > ONLINE);
    }
}
