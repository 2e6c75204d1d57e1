package dev.drover.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProofStatusTest {

    @Test
    void aRunningOneMayEndInEveryWayButCalledOffAtOnce() {
        assertThat(ProofStatus.RUNNING.next())
                .isEqualTo(EnumSet.complementOf(EnumSet.of(ProofStatus.RUNNING, ProofStatus.CALLED_OFF)));
    }

    @Test
    void whatFinishedWhileItWasCalledOffIsFinished() {
        assertThat(ProofStatus.CALLING_OFF.next())
                .contains(ProofStatus.FINISHED, ProofStatus.CALLED_OFF)
                .doesNotContain(ProofStatus.RUNNING);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"RUNNING", "CALLING_OFF"},
            mode = EnumSource.Mode.EXCLUDE)
    void anEndIsTheEnd(ProofStatus ended) {
        assertThat(ended.next()).isEqualTo(Set.of());
        assertThat(ended.isActive()).isFalse();
    }
}
