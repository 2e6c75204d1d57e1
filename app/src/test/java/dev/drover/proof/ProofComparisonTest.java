package dev.drover.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.migration.MigrationId;
import dev.drover.proof.PatternResult.Latency;
import dev.drover.proof.ProofComparison.Row;
import dev.drover.proof.ProofFinding.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProofComparisonTest {

    @Test
    void saysWhatBecameAFindingAndWhatCeasedToBeOne() {
        Proof earlier = proof(
                1,
                result(
                        List.of(pattern("AP-001", 3), pattern("AP-002", 1), pattern("AP-009", 1)),
                        List.of(
                                finding("AP-001", Kind.SCAN, "It read 300 items."),
                                finding("AP-002", Kind.EMPTY, "2 of 20 calls answered nothing."),
                                finding("", Kind.NO_ITEMS, "No row fits Order."))));
        Proof later = proof(
                2,
                result(
                        List.of(pattern("AP-001", 4), pattern("AP-002", 1), pattern("AP-003", 1)),
                        List.of(
                                finding("AP-001", Kind.SCAN, "It read 500 items."),
                                finding("AP-003", Kind.REFUSED, "DynamoDB refused it."),
                                finding("", Kind.NO_ITEMS, "No row fits Payment."))));

        ProofComparison compared = ProofComparison.of(later, earlier);

        assertThat(compared.before()).isEqualTo(earlier);
        assertThat(compared.came())
                .extracting(ProofFinding::sentence)
                .containsExactly("DynamoDB refused it.", "No row fits Payment.");
        assertThat(compared.gone())
                .extracting(ProofFinding::sentence)
                .containsExactly("2 of 20 calls answered nothing.", "No row fits Order.");
        assertThat(compared.rows()).extracting(Row::id).containsExactly("AP-001", "AP-002", "AP-003", "AP-009");
        Row scan = compared.rows().get(0);
        assertThat(scan.stayed()).extracting(ProofFinding::sentence).containsExactly("It read 500 items.");
        assertThat(scan.came()).isEmpty();
        assertThat(scan.before()).isEqualTo(pattern("AP-001", 3));
        assertThat(scan.after()).isEqualTo(pattern("AP-001", 4));
        assertThat(compared.rows().get(2).before()).isNull();
        assertThat(compared.rows().get(3).after()).isNull();
    }

    @Test
    void countsTwoFindingsOfOneKindApart() {
        ProofFinding one = finding("AP-001", Kind.MISSING_ATTRIBUTE, "It lacks a.");
        ProofFinding two = finding("AP-001", Kind.MISSING_ATTRIBUTE, "It lacks b.");
        Proof earlier = proof(1, result(List.of(pattern("AP-001", 1)), List.of(one)));
        Proof later = proof(2, result(List.of(pattern("AP-001", 1)), List.of(one, two)));

        assertThat(ProofComparison.of(earlier, later).came()).containsExactly(two);
        assertThat(ProofComparison.of(earlier, later).gone()).isEmpty();
    }

    @Test
    void comparesNothingThatIsNotFinished() {
        Proof finished = proof(1, result(List.of(), List.of()));
        assertThatThrownBy(() -> ProofComparison.of(finished, proof(2, null)))
                .hasMessage("Proof 2 is not finished, so it has no result");
    }

    private static Proof proof(long id, @Nullable ProofResult result) {
        return new Proof(
                id,
                new MigrationId(1),
                "Architect",
                "Sandbox",
                new ProofRequest(ProofRequest.Origin.GENERATED, 300, 7),
                new Proof.Versions(1, 1),
                result == null ? ProofStatus.RUNNING : ProofStatus.FINISHED,
                "",
                ProofProgress.NONE,
                Instant.EPOCH,
                null,
                result);
    }

    private static ProofResult result(List<PatternResult> patterns, List<ProofFinding> findings) {
        return new ProofResult(List.of(), patterns, findings, 1, 1);
    }

    private static PatternResult pattern(String id, double items) {
        return new PatternResult(
                id,
                "Orders",
                false,
                "Query on shop",
                "",
                20,
                0,
                items,
                9,
                items,
                1,
                0.5,
                0.5,
                List.of(),
                List.of(),
                new Latency(1, 2),
                null,
                "");
    }

    private static ProofFinding finding(String pattern, Kind kind, String sentence) {
        return new ProofFinding(pattern, kind, sentence, "Look at it.");
    }
}
