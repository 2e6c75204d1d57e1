package dev.drover.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DateShiftTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Changes of an hour, of half an hour, at midnight, none at all, and one that left a whole day out. */
    private static final List<ZoneId> ZONES = List.of(
            BERLIN,
            ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/Asuncion"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Pacific/Apia"));

    @Test
    void the_clocks_show_the_same_time_on_the_other_day_unless_they_skip_it() {
        Random random = new Random(20_261_128);
        int skipped = 0;
        int otherLength = 0;
        for (int i = 0; i < 60_000; i++) {
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            Instant time = Instant.ofEpochSecond(random.nextLong(1_300_000_000L, 1_900_000_000L) / 300 * 300);
            DateShift shift = new DateShift(random.nextInt(-400, 401), zone);
            ZonedDateTime before = time.atZone(zone);
            ZonedDateTime after = shift.moved(time).atZone(zone);
            var wanted = before.toLocalDateTime().plusDays(shift.days());
            boolean skips = zone.getRules().getValidOffsets(wanted).isEmpty();
            assertThat(shift.keepsClock(time)).isEqualTo(after.toLocalTime().equals(before.toLocalTime()));
            if (skips) {
                var gap = zone.getRules().getTransition(wanted);
                assertThat(after.toLocalDateTime())
                        .as("%s by %s in %s", before, shift.days(), zone)
                        .isEqualTo(wanted.plus(gap.getDuration()));
                skipped++;
            } else {
                assertThat(after.toLocalDateTime())
                        .as("by %s in %s", shift.days(), zone)
                        .isEqualTo(wanted);
            }
            if (!Duration.between(time, shift.moved(time)).equals(Duration.ofDays(shift.days()))) {
                otherLength++;
            }
            StartTime start = new StartTime(time, time.plus(random.nextLong(1, 12), ChronoUnit.HOURS)).moved(shift);
            assertThat(start.windowEndsAt()).isAfter(start.startsAt());
        }
        assertThat(skipped).as("times that the clocks skip were among them").isPositive();
        assertThat(otherLength).as("so were changes of the clocks").isGreaterThan(10_000);
    }

    @Test
    void a_window_around_a_gap_keeps_its_length_rather_than_ending_before_its_start() {
        StartTime start = new StartTime(at("2026-03-22T02:45"), at("2026-03-22T03:15"));
        assertThat(start.moved(new DateShift(7, BERLIN)))
                .isEqualTo(new StartTime(at("2026-03-29T03:45"), at("2026-03-29T04:15")));
    }

    @Test
    void dates_in_texts_move_and_what_only_looks_like_one_stays() {
        DateShift week = new DateShift(7, BERLIN);
        assertThat(moved(week, "Begin on 2026-03-25, end by 2026-03-25 22:00 (2026-03-25T21:00Z)."))
                .isEqualTo("Begin on 2026-04-01, end by 2026-04-01 22:00 (2026-04-01T20:00Z).");
        assertThat(moved(week, "2026-03-22 02:30; 2026-03-25T22:00:05+01:00; 2026-12-28 10:00 UTC."))
                .isEqualTo("2026-03-29 03:30; 2026-04-01T21:00:05+01:00; 2027-01-04 10:00 UTC.");
        for (String text : List.of(
                "orders_2026-03-25",
                "2026-03-25-backup",
                "s3://b/2026-03-25/x",
                "2026-13-45",
                "2026-02-30 25:00",
                "")) {
            assertThat(moved(week, text)).isEqualTo(text);
        }
        assertThat(moved(week, "2026-03-25 22:00-02:00"))
                .as("a range is no offset")
                .isEqualTo("2026-04-01 22:00-02:00");
        assertThat(moved(new DateShift(0, BERLIN), "2026-03-29 02:30")).isEqualTo("2026-03-29 02:30");
    }

    @Test
    void a_runbook_moves_in_its_texts_and_parameters_and_keeps_keys_phases_and_people() {
        RunbookStep step = RunbookStep.of(
                        "a-2026-11-28", "time.hold", "Wait until 2026-11-28", Map.of("note", "2026-11-28"))
                .named("night of 2026-11-28", "Wait until 2026-11-28")
                .told("Done.", "", "Slow on 2026-11-28.", "")
                .staffed("On call 2026-11-28", "", "", "");
        Runbook runbook = Runbook.of(List.of(step)).with(new Phase("night of 2026-11-28", "By 2026-11-29.", ""));
        ShiftedRunbook moved = ShiftedRunbook.of(runbook, new DateShift(7, BERLIN));
        assertThat(moved.dates())
                .extracting(date -> date.place() + ": " + date.before() + " " + date.after())
                .containsExactly(
                        "Phase night of 2026-11-28, outcome: 2026-11-29 2026-12-06",
                        "Step Wait until 2026-11-28, name: 2026-11-28 2026-12-05",
                        "Step Wait until 2026-11-28, parameter note: 2026-11-28 2026-12-05",
                        "Step Wait until 2026-11-28, impact: 2026-11-28 2026-12-05");
        RunbookStep there = moved.runbook().steps().get(0);
        assertThat(List.of(there.key(), there.phase(), there.owner()))
                .containsExactly("a-2026-11-28", "night of 2026-11-28", "On call 2026-11-28");
        assertThat(there.parameters()).containsEntry("note", "2026-12-05");
        assertThat(ShiftedRunbook.of(runbook, DateShift.none()).runbook()).isEqualTo(runbook);
    }

    private static String moved(DateShift shift, String text) {
        List<String> told = new ArrayList<>();
        return shift.moved(text, (before, after) -> told.add(before));
    }

    private static Instant at(String local) {
        return ZonedDateTime.of(LocalDateTime.parse(local), BERLIN).toInstant();
    }
}
