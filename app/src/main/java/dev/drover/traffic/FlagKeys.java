package dev.drover.traffic;

import dev.drover.migration.Migration;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The names under which applications ask for a switch.
 *
 * <p>Letters, digits and hyphens only: clients put them into addresses as they are.
 */
final class FlagKeys {

    static final String READ_NEW = "-read-new";
    static final String WRITE_MODE = "-write-mode";
    private static final String REHEARSAL = "-rehearsal";
    private static final int LONGEST = 64;

    private FlagKeys() {}

    /** A key of its own for each migration and lane: it ends in the migration's id, so equal names do no harm. */
    static String of(Migration migration, Lane lane) {
        String end = "-" + migration.id() + (lane == Lane.REHEARSAL ? REHEARSAL : "");
        int room = LONGEST - end.length() - WRITE_MODE.length();
        String words = words(migration.name());
        return (words.length() <= room ? words : words.substring(0, room).replaceFirst("-+$", "")) + end;
    }

    private static String words(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        if (ascii.isEmpty()) {
            return "migration";
        }
        return Character.isLetter(ascii.charAt(0)) ? ascii : "m-" + ascii;
    }
}
