package dev.drover.web.sign;

import dev.drover.model.lint.Numbers;
import dev.drover.sign.Bound;
import dev.drover.sign.SignDescription;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The field for the limit of one sign.
 *
 * @param text what stands in it
 * @param shown what stood in it when the page was opened: somebody else may have set another limit since
 */
record LimitField(SignDescription sign, String text, String shown) {

    private static final String SHOWN = "shown-";

    private static final BigDecimal MOST = new BigDecimal(1_000_000);

    /** @param typed the fields of the form; empty if nobody typed anything yet */
    static LimitField of(SignDescription sign, Bound bound, Map<String, String> typed) {
        String now = BigDecimal.valueOf(sign.scale().shown(bound.value()))
                .stripTrailingZeros()
                .toPlainString();
        return new LimitField(
                sign,
                typed.getOrDefault(sign.id(), now).strip(),
                typed.getOrDefault(SHOWN + sign.id(), now).strip());
    }

    /** The name of the hidden field that says what stood in this one. */
    public String shownName() {
        return SHOWN + sign.id();
    }

    boolean isTouched() {
        return !text.equals(shown);
    }

    /** "Unplanned calls, at least (%)". */
    public String label() {
        String unit = sign.scale().unit();
        return sign.name() + ", " + sign.bound().kind().words() + (unit.isEmpty() ? "" : " (" + unit + ")");
    }

    /** "Without a change it is 5 %." */
    public String standard() {
        return "Drover's own limit is " + sign.bound().words(sign.scale()) + ".";
    }

    @Nullable
    String problem() {
        BigDecimal number = number();
        if (number == null) {
            return sign.name() + " has no number: enter one such as "
                    + Numbers.words(sign.scale().shown(sign.bound().value()));
        }
        return number.signum() < 0 || number.compareTo(MOST) > 0
                ? sign.name() + " is " + text + ": enter a number from 0 to 1,000,000"
                : null;
    }

    /** Only if there is no problem. */
    double value() {
        BigDecimal number = number();
        return number == null ? 0 : sign.scale().entered(number.doubleValue());
    }

    private @Nullable BigDecimal number() {
        try {
            return text.length() > 20 ? null : new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
