package dev.drover.discovery;

import dev.drover.discovery.TableSample.VersionCount;
import java.time.LocalDate;
import java.util.List;

/**
 * How many sampled items of a type had which version on a day.
 *
 * @param items of the type in that sample
 */
record SampledVersions(LocalDate day, String entity, long items, List<VersionCount> counts) {

    SampledVersions {
        counts = List.copyOf(counts);
    }
}
