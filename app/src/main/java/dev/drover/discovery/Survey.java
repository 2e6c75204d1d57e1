package dev.drover.discovery;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a look at a table of DynamoDB found.
 *
 * @param endpoint the Region or the address, for people
 * @param consumptions empty if CloudWatch was not asked or did not answer
 * @param rates why there are consumptions or none, as a sentence
 * @param uses sums of up to ninety days; empty if CloudWatch was not asked or did not answer
 */
public record Survey(
        String endpoint,
        Instant at,
        StoreTable table,
        TableSample sample,
        List<Consumption> consumptions,
        String rates,
        List<PlaceUse> uses) {

    public Survey {
        consumptions = List.copyOf(consumptions);
        // An older look did not ask for them.
        uses = List.copyOf(Objects.requireNonNullElse(uses, List.of()));
    }

    public Survey(
            String endpoint,
            Instant at,
            StoreTable table,
            TableSample sample,
            List<Consumption> consumptions,
            String rates) {
        this(endpoint, at, table, sample, consumptions, rates, List.of());
    }

    public Confidence confidence() {
        return sample.confidence(table.items());
    }

    /** Of the table for an empty name, else of that index. */
    public Optional<Consumption> consumption(String index) {
        return consumptions.stream().filter(each -> each.index().equals(index)).findFirst();
    }

    /** Of the table for an empty name, else of that index. */
    Optional<PlaceUse> use(String index) {
        return uses.stream().filter(each -> each.index().equals(index)).findFirst();
    }
}
