package dev.drover.web.discovery;

import dev.drover.discovery.Discovery;
import dev.drover.discovery.Draft;
import dev.drover.discovery.SourceCoverage;
import dev.drover.discovery.StatementClass;
import dev.drover.inventory.PatternField;
import dev.drover.model.lint.Numbers;
import java.util.List;

/**
 * What is known about the source, as its page shows it.
 *
 * @param revision of the inventory that the person sees
 */
record DiscoveryPage(Discovery found, int revision, Ticked ticked) {

    /** Drafts that can go into the inventory, those that did not run last. */
    public List<Draft> drafts() {
        return found.drafts().stream().filter(Draft::isNeed).filter(Draft::ran).toList();
    }

    /** Those of them that are not in it yet. */
    public long open() {
        return found.drafts().stream()
                .filter(draft -> draft.isNeed() && !draft.isTaken())
                .count();
    }

    public List<Draft> idle() {
        return found.drafts().stream()
                .filter(Draft::isNeed)
                .filter(draft -> !draft.ran())
                .toList();
    }

    public List<Draft> notUnderstood() {
        return found.drafts().stream()
                .filter(draft -> draft.kind() == StatementClass.OTHER)
                .toList();
    }

    public List<Draft> noise() {
        return found.drafts().stream()
                .filter(draft -> draft.kind() == StatementClass.NOISE)
                .toList();
    }

    public String name(Draft draft) {
        return ticked.names().getOrDefault(draft.key(), draft.name());
    }

    public boolean isTicked(Draft draft) {
        return ticked.drafts().contains(draft.key());
    }

    /** "20.1", or a dash if nobody knows. */
    public String rate(Draft draft) {
        Double rate = draft.activity().perSecond();
        return rate == null ? "–" : rate > 0 && rate < 0.01 ? "< 0.01" : Numbers.words(rate);
    }

    public String peak(Draft draft) {
        Double peak = draft.activity().peakPerSecond();
        return peak == null ? "" : "peak " + Numbers.words(peak);
    }

    public String rows(Draft draft) {
        return Numbers.words(draft.activity().rowsPerCall());
    }

    public String time(Draft draft) {
        return Numbers.words(draft.activity().meanMs()) + " ms";
    }

    public String longest(Draft draft) {
        return "max " + Numbers.words(draft.activity().maxMs()) + " ms";
    }

    public String size(Draft draft) {
        String bytes = draft.fields().get(PatternField.ITEM_BYTES_AVG);
        return bytes == null ? "–" : Numbers.bytes(Integer.parseInt(bytes));
    }

    public String busiest(Draft draft) {
        String share = draft.fields().get(PatternField.TOP_KEY_SHARE);
        return share == null
                ? ""
                : "Most common value of the key: " + percent(Double.parseDouble(share)) + " of the rows.";
    }

    public String percent(double share) {
        return share > 0 && share < 0.001 ? "< 0.1 %" : Numbers.words(Math.round(share * 1000) / 10.0) + " %";
    }

    /** "Patterns cover 93 % of calls and 80 % of time; 3 statements with at least 5 % have none." */
    public String coverage() {
        SourceCoverage coverage = found.coverage();
        int missing = coverage.missing().size();
        return "Patterns cover " + percent(coverage.shareOfCalls()) + " of calls and " + percent(coverage.shareOfTime())
                + " of the source's time; "
                + (missing == 0
                        ? "nothing with at least "
                        : missing == 1 ? "1 need with at least " : missing + " needs with at least ")
                + percent(SourceCoverage.NOTABLE)
                + (missing == 0
                        ? " of either is missing."
                        : missing == 1 ? " of either has none." : " of either have none.");
    }
}
