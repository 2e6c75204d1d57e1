package dev.drover.web.traffic;

import dev.drover.migration.Migration;
import dev.drover.traffic.ApiTokens;
import dev.drover.traffic.EvaluationCounts;
import dev.drover.traffic.HandMoves;
import dev.drover.traffic.Lane;
import dev.drover.traffic.Traffic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the page about read share and write mode shows. */
@Component
class TrafficPage {

    private static final int NEWEST_CHANGES = 20;

    private final Traffic traffic;
    private final HandMoves hand;
    private final EvaluationCounts counts;
    private final ApiTokens tokens;

    TrafficPage(Traffic traffic, HandMoves hand, EvaluationCounts counts, ApiTokens tokens) {
        this.traffic = traffic;
        this.hand = hand;
        this.counts = counts;
        this.tokens = tokens;
    }

    String show(Migration migration, Model model) {
        List<LaneView> lanes = lanes(migration);
        model.addAttribute("lanes", lanes);
        model.addAttribute("changes", traffic.history(migration.id(), NEWEST_CHANGES));
        model.addAttribute("flagKey", lanes.get(0).traffic().flagKey());
        model.addAttribute(
                "endpoint", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        model.addAttribute("tokens", tokens.of(migration.workspace()));
        return "traffic";
    }

    /** The page again, with what is wrong and what was typed. */
    String showAgain(Migration migration, Model model, Map<String, String> errors) {
        model.addAttribute("errors", errors);
        return show(migration, model);
    }

    List<LaneView> lanes(Migration migration) {
        return Arrays.stream(Lane.values())
                .map(lane -> LaneView.of(traffic.switchOf(migration.id(), lane), hand, counts))
                .toList();
    }
}
