package dev.drover.model.lint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Writes numbers for people. */
public final class Numbers {

    private static final int KIBI = 1024;

    private Numbers() {}

    /** "1,234", "0.25": at most two digits after the point. */
    public static String words(double number) {
        DecimalFormat format = new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    public static String words(BigDecimal number) {
        return words(number.doubleValue());
    }

    /** "25 %" for 0.25. */
    public static String percent(double share) {
        return words(share * 100) + " %";
    }

    /** "900 bytes", "350 KB", "1.2 MB". */
    public static String bytes(double bytes) {
        if (bytes < KIBI) {
            return words(bytes) + (bytes == 1 ? " byte" : " bytes");
        }
        return bytes < KIBI * KIBI ? words(bytes / KIBI) + " KB" : words(bytes / KIBI / KIBI) + " MB";
    }

    /** "1 index", "3 indexes". */
    public static String count(long number, String one, String several) {
        return words(number) + " " + (number == 1 ? one : several);
    }
}
