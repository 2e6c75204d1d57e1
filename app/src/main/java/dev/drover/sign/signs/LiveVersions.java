package dev.drover.sign.signs;

import dev.drover.model.lint.Numbers;
import dev.drover.model.schema.SchemaVersion;
import dev.drover.sign.Bound;
import dev.drover.sign.Measured;
import dev.drover.sign.Scale;
import dev.drover.sign.SignDescription;
import dev.drover.sign.SignDescription.Page;
import dev.drover.sign.SignDescription.Remedy;
import dev.drover.sign.SignInput;
import dev.drover.sign.WarningSign;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Versions of the shape of an entity that readers can meet at the same time. */
@Component
class LiveVersions implements WarningSign {

    private static final SignDescription SIGN = new SignDescription(
            "live-versions",
            "Old shapes of data",
            "How many shapes of the same data do programs have to understand?",
            Scale.COUNT,
            Bound.above(3),
            new Remedy(Page.SCHEMAS, "Bring old items up to date and retire the oldest version."));

    @Override
    public SignDescription describe() {
        return SIGN;
    }

    @Override
    public Measured measure(SignInput input) {
        Map<String, Long> live = input.design().lint().readers().versions().stream()
                .filter(SchemaVersion::live)
                .collect(Collectors.groupingBy(SchemaVersion::place, Collectors.counting()));
        if (live.isEmpty()) {
            return Measured.missing("Nobody has frozen the shape of any data yet, so there is nothing to count.");
        }
        long most = live.values().stream().mapToLong(Long::longValue).max().orElse(0);
        List<String> where = live.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return Measured.of(
                        most,
                        "Programs have to understand " + Numbers.count(most, "shape", "shapes")
                                + " of the same data at the same time.")
                .in(where);
    }
}
