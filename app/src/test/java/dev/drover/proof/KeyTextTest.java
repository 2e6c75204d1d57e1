package dev.drover.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.mapping.KeyTemplate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ORDER#{a}#{b}   | ORDER#1#2#3  | 1    | 2#3
            {a}#X{b}#END    | 1#X2#END#END | 1    | 2#END
            {a}{b}          | 12           | ''   | 12
            {a}#{b}#        | ##           | ''   | ''
            A{a}#{b}#A      | A1#A         | -    | -
            ORDER#{a}#{b}   | OTHER#1#2    | -    | -
            ORDER#{a}#{b}   | ORDER#1      | -    | -
            """)
    void finds_the_values_of_a_key(String template, String text, @Nullable String first, @Nullable String second) {
        KeyText key = KeyText.of(KeyTemplate.parse(template));
        assertThat(key.fits(text)).isEqualTo(first != null);
        assertThat(value(key, text, 0)).isEqualTo(first);
        assertThat(value(key, text, 1)).isEqualTo(second);
        assertThat(key.slot(text, 2)).isEmpty();
    }

    @Test
    void a_template_without_values_fits_itself_only() {
        KeyText key = KeyText.of(KeyTemplate.parse("PROFILE"));
        assertThat(key.fits("PROFILE")).isTrue();
        assertThat(key.fits("PROFILE#1")).isFalse();
        assertThat(key.literal()).isEqualTo(7);
    }

    /** A reader that goes back and forth would try more ways than it could ever finish. */
    @Test
    void gives_up_at_once_on_what_fits_in_many_ways_but_for_its_end() {
        String template = IntStream.range(0, 40).mapToObj(i -> "{c" + i + "}#").collect(Collectors.joining()) + "END";
        assertThat(KeyText.of(KeyTemplate.parse(template)).fits("#".repeat(1_500)))
                .isFalse();
    }

    private static @Nullable String value(KeyText key, String text, int slot) {
        return key.slot(text, slot)
                .map(span -> text.substring(span.start(), span.end()))
                .orElse(null);
    }
}
