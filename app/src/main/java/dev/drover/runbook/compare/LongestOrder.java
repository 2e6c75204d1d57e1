package dev.drover.runbook.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells which members of a list stand still when its order changes, so that as few as possible have moved. */
final class LongestOrder {

    private LongestOrder() {}

    /**
     * The longest increasing subsequence, by patience sorting.
     *
     * @param now the members of {@code before} in another order
     */
    static Set<String> of(List<String> before, List<String> now) {
        Map<String, Integer> positions = new HashMap<>();
        before.forEach(member -> positions.put(member, positions.size()));
        List<Integer> lowest = new ArrayList<>();
        List<String> last = new ArrayList<>();
        Map<String, String> previous = new HashMap<>();
        for (String member : now) {
            Integer position = positions.getOrDefault(member, -1);
            int pile = -Collections.binarySearch(lowest, position) - 1;
            if (pile == lowest.size()) {
                lowest.add(position);
                last.add(member);
            } else {
                lowest.set(pile, position);
                last.set(pile, member);
            }
            if (pile > 0) {
                previous.put(member, last.get(pile - 1));
            }
        }
        Set<String> still = new HashSet<>();
        String member = last.isEmpty() ? null : last.get(last.size() - 1);
        while (member != null) {
            still.add(member);
            member = previous.get(member);
        }
        return still;
    }
}
