package dev.drover.transfer.change.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SourceSnapshotTest {

    private static final long EPOCH = 1L << 32;

    @Test
    void seesWhatEndedBeforeItAndNothingElse() {
        SourceSnapshot snapshot = SourceSnapshot.parse("10:20:10,14");
        assertThat(snapshot.sees(9)).isTrue();
        assertThat(snapshot.sees(10)).isFalse();
        assertThat(snapshot.sees(13)).isTrue();
        assertThat(snapshot.sees(14)).isFalse();
        assertThat(snapshot.sees(19)).isTrue();
    }

    @Test
    @Tag("failure-16")
    void doesNotTakeATransactionThatIsAheadOfItForOneOfLongAgo() {
        SourceSnapshot nothingOpen = SourceSnapshot.parse("20:20:");
        assertThat(nothingOpen.sees(19)).isTrue();
        assertThat(nothingOpen.sees(20)).isFalse();
        assertThat(nothingOpen.sees(25)).isFalse();
    }

    @Test
    @Tag("failure-16")
    void knowsNumbersAcrossTheEndOfTheir32Bits() {
        String xmin = String.valueOf(3 * EPOCH - 10);
        String xmax = String.valueOf(3 * EPOCH + 10);
        SourceSnapshot snapshot = SourceSnapshot.parse(xmin + ":" + xmax + ":" + xmin + "," + (3 * EPOCH + 5));
        assertThat(snapshot.sees(EPOCH - 11)).isTrue();
        assertThat(snapshot.sees(EPOCH - 10)).isFalse();
        assertThat(snapshot.sees(EPOCH - 9)).isTrue();
        assertThat(snapshot.sees(4)).isTrue();
        assertThat(snapshot.sees(5)).isFalse();
        assertThat(snapshot.sees(10)).isFalse();
        SourceSnapshot before = SourceSnapshot.parse((3 * EPOCH - 2) + ":" + (3 * EPOCH - 2) + ":");
        assertThat(before.sees(3)).isFalse();
        assertThat(before.sees(EPOCH - 3)).isTrue();
    }

    @Test
    void isPastAHorizonWhenNothingThatOldIsOpen() {
        assertThat(SourceSnapshot.parse("10:20:10").isPast(10)).isFalse();
        assertThat(SourceSnapshot.parse("11:20:11").isPast(10)).isTrue();
    }
}
