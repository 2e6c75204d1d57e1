package dev.drover.sign.signs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Writes days as sentences name them. */
final class Days {

    private Days() {}

    /** "2026-11-24 (UTC)". */
    static String of(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC) + " (UTC)";
    }
}
