package dev.drover.inventory.csv;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running a value as a formula: an apostrophe goes before whatever starts like one. Negative
 * numbers are no formulas and stay as they are. Removing gives back exactly what adding got.
 */
final class FormulaGuard {

    private static final String STARTS = "[=+\\-@\\t\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20]";
    private static final Pattern DANGEROUS = Pattern.compile("'*" + STARTS + ".*", Pattern.DOTALL);
    private static final Pattern GUARDED = Pattern.compile("'+" + STARTS + ".*", Pattern.DOTALL);
    private static final Pattern NEGATIVE_NUMBER = Pattern.compile("-[0-9]+(\\.[0-9]+)?");

    private FormulaGuard() {}

    static String add(String value) {
        boolean harmless = !DANGEROUS.matcher(value).matches()
                || NEGATIVE_NUMBER.matcher(value).matches();
        return harmless ? value : "'" + value;
    }

    static String remove(String value) {
        return GUARDED.matcher(value).matches() ? value.substring(1) : value;
    }
}
