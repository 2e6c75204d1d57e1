package dev.drover.web.signoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SeenNumbersTest {

    private static final String SEEN = "Revision 1, digest 12345678\nCopy, Rows read = 2,000\nCopy, Set aside = 0";

    @Test
    void namesWhatTheNewestRehearsalSaysOtherwise() {
        assertThat(SeenNumbers.drift(SEEN, Map.of("Copy, Rows read", "2,040", "Copy, Set aside", "0")))
                .containsExactly("Copy, Rows read: 2,000 when it was signed, 2,040 in the newest rehearsal.");
    }

    @Test
    void isSilentWhileNothingChangedOrNothingIsKnown() {
        assertThat(SeenNumbers.drift(SEEN, Map.of("Copy, Rows read", "2,000", "Copy, Set aside", "0")))
                .isEmpty();
        assertThat(SeenNumbers.drift(SEEN, Map.of())).isEmpty();
        assertThat(SeenNumbers.drift("Revision 1", Map.of())).isEmpty();
    }

    @Test
    void saysThatARehearsalCameAfterTheSignature() {
        assertThat(SeenNumbers.drift("Revision 1", Map.of("Copy, Rows read", "2,000")))
                .containsExactly("A rehearsal was completed after it was signed.");
    }
}
