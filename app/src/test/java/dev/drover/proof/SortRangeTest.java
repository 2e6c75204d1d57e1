package dev.drover.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import dev.drover.model.mapping.ItemValue;
import dev.drover.model.mapping.KeyTemplate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SortRangeTest {

    @ParameterizedTest
    @EnumSource
    void everyOperatorFindsTheValueItWasMadeOf(Operator operator) {
        SortRange range = SortRange.ofText(operator, "ORDER#", "2026-03", "2026-09");

        assertThat(finds(range, "ORDER#2026-03#7")).isTrue();
        assertThat(finds(range, "PAYMENT#2026-03#7")).isFalse();
        assertThat(finds(range, "ITEM#2026-03")).isFalse();
    }

    @Test
    void aRangeEndsAtTheGreatestValueThatIsKnown() {
        SortRange range = SortRange.ofText(Operator.BETWEEN, "", "2026-03", "2026-09");

        assertThat(finds(range, "2026-09-30")).isTrue();
        assertThat(finds(range, "2026-10-01")).isFalse();
        assertThat(finds(range, "2026-02-28")).isFalse();
    }

    @Test
    void aClaimedBeginningTakesThePlaceOfTheWrittenOne() {
        assertThat(SortRange.ofText(Operator.BETWEEN, "", "2020-06-01", "2020-06-15")
                        .beginning("i#", "")
                        .words("sk"))
                .isEqualTo("sk between \"i#2020-06-01\" and \"i#2020-06-16\"");
        assertThat(SortRange.beginsWith("p#").beginning("p#", "p#").words("sk")).isEqualTo("begins_with(sk, \"p#\")");
    }

    @Test
    void readsAKeyBackwards() {
        KeyText text = KeyText.of(KeyTemplate.parse("ORDER#{placed_at}#{id}"));

        assertThat(Stream.of(0, 1, 2)
                        .map(slot -> text.slot("ORDER#2026-03#7#8", slot)
                                .map(span -> "ORDER#2026-03#7#8".substring(span.start(), span.end()))
                                .orElse("none")))
                .containsExactly("2026-03", "7#8", "none");
        assertThat(text.fits("PAYMENT#1#2")).isFalse();
    }

    private static boolean finds(SortRange range, String text) {
        String from = text(range.value());
        return switch (range.operator()) {
            case "begins_with" -> text.startsWith(from);
            case "between" -> text.compareTo(from) >= 0 && text.compareTo(text(range.upTo())) <= 0;
            case "<=" -> text.compareTo(from) <= 0;
            case ">=" -> text.compareTo(from) >= 0;
            default -> text.equals(from);
        };
    }

    private static String text(ItemValue value) {
        return ((ItemValue.Text) value).value();
    }
}
