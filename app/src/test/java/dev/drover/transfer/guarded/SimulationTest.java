package dev.drover.transfer.guarded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.transfer.change.Version;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the guard under random schedules, and that each broken variant of them is found out. */
class SimulationTest {

    private static final long SCHEDULES = Long.getLong("drover.simulation.schedules", 100_000);
    private static final long SEED = Long.getLong("drover.simulation.seed", System.nanoTime());
    private static final long TO_FIND_A_FAULT = 300_000;

    @Test
    @Tag("failure-1")
    @Tag("failure-9")
    @Tag("failure-16")
    @Tag("failure-17")
    @Tag("failure-27")
    @Tag("failure-32")
    void nothing_is_lost_and_nothing_comes_back_in_any_schedule() {
        assertNoProblemIn(SCHEDULES);
    }

    @Test
    @Tag("storm")
    void nothing_is_lost_and_nothing_comes_back_in_very_many_schedules() {
        assertNoProblemIn(30 * SCHEDULES);
    }

    private static void assertNoProblemIn(long schedules) {
        long begun = System.nanoTime();
        Optional<String> problem = firstProblem(new Rules(), schedules, SEED);
        System.out.printf(
                "Simulation: %,d schedules from seed %d in %.1f s%n",
                schedules, SEED, (System.nanoTime() - begun) / 1e9);
        assertThat(problem).as("seed " + SEED).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenRules")
    void a_broken_variant_is_found_out(String what, Rules broken) {
        assertThat(firstProblem(broken, TO_FIND_A_FAULT, SEED)).as(what).isPresent();
    }

    private static Optional<String> firstProblem(Rules rules, long schedules, long seed) {
        return LongStream.range(0, schedules)
                .parallel()
                .mapToObj(number -> problem(rules, seed + number))
                .flatMap(Optional::stream)
                .findAny();
    }

    private static Optional<String> problem(Rules rules, long seed) {
        boolean images = (seed & 1) == 0;
        boolean moving = (seed & 2) == 0;
        return new Simulation(seed, rules, images, moving)
                .run()
                .map(problem -> "schedule " + seed + (images ? " with images" : "") + (moving ? " with moves" : "")
                        + ": " + problem);
    }

    static Stream<Arguments> brokenRules() {
        return Stream.of(
                Arguments.of("the copy overwrites", new Rules() {
                    @Override
                    boolean allows(GuardedWrite write, @Nullable Stored there) {
                        return isCopy(write) || super.allows(write, there);
                    }
                }),
                Arguments.of("the copy overwrites, and changes wait for its end", new Rules() {
                    @Override
                    boolean allows(GuardedWrite write, @Nullable Stored there) {
                        return isCopy(write) || super.allows(write, there);
                    }

                    @Override
                    boolean appliesDuringCopy() {
                        return false;
                    }
                }),
                Arguments.of("a delete leaves no tombstone", new Rules() {
                    @Override
                    boolean buries() {
                        return false;
                    }
                }),
                Arguments.of("changes are not compared by version", new Rules() {
                    @Override
                    boolean allows(GuardedWrite write, @Nullable Stored there) {
                        return write.condition() instanceof Condition.NothingNewer || super.allows(write, there);
                    }
                }),
                Arguments.of("tombstones are purged without a grace", new Rules() {
                    @Override
                    Optional<Version> purgeable(
                            PurgeHorizon horizon, boolean copyDone, Version acknowledged, long now) {
                        return copyDone ? Optional.of(acknowledged) : Optional.empty();
                    }
                }),
                Arguments.of("tombstones are purged while the copy goes on", new Rules() {
                    @Override
                    Optional<Version> purgeable(
                            PurgeHorizon horizon, boolean copyDone, Version acknowledged, long now) {
                        return horizon.at(true, acknowledged, now);
                    }
                }),
                Arguments.of("the grace is shorter than a lease", new Rules() {
                    @Override
                    int grace() {
                        return LEASE / 4;
                    }
                }),
                Arguments.of("who was taken for dead goes on", new Rules() {
                    @Override
                    boolean endsWithLease() {
                        return false;
                    }
                }),
                Arguments.of("changes are acknowledged before they are applied", new Rules() {
                    @Override
                    boolean acknowledgesBeforeApplying() {
                        return true;
                    }
                }),
                Arguments.of("the cursor does not wait for answers", new Rules() {
                    @Override
                    boolean cursorWaitsForAnswers() {
                        return false;
                    }
                }),
                Arguments.of("rows are read again before the change can be seen", new Rules() {
                    @Override
                    boolean readsOnlyVisible() {
                        return false;
                    }
                }),
                Arguments.of("the copy begins before the feed's beginning can be seen", new Rules() {
                    @Override
                    boolean copyWaitsForFeed() {
                        return false;
                    }
                }),
                Arguments.of("an item of another row is taken for something newer", new Rules() {
                    @Override
                    AfterRefusal afterRefusal(Guard guard, GuardedWrite refused, @Nullable Stored there) {
                        AfterRefusal after = super.afterRefusal(guard, refused, there);
                        return after == AfterRefusal.ASK_THE_SOURCE ? AfterRefusal.NEWER_THERE : after;
                    }
                }),
                Arguments.of("an older tombstone of another row stays", new Rules() {
                    @Override
                    AfterRefusal afterRefusal(Guard guard, GuardedWrite refused, @Nullable Stored there) {
                        AfterRefusal after = super.afterRefusal(guard, refused, there);
                        return after == AfterRefusal.REPLACE ? AfterRefusal.NEWER_THERE : after;
                    }
                }));
    }

    private static boolean isCopy(GuardedWrite write) {
        return write.mark().version().equals(Version.OF_A_COPY);
    }
}
