package dev.drover.web.model;

import dev.drover.model.cost.Bill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Figures for the page of costs. For templates, as {@code @costWords}. */
@Component("costWords")
public class CostWords {

    private static final BigDecimal SMALLEST = new BigDecimal("0.01");
    private static final String TINY = "< 0.01";

    /** "1,379.70"; "< 0.01" for what is not nothing. */
    public String usd(BigDecimal amount) {
        return isTiny(amount)
                ? TINY
                : String.format(Locale.ENGLISH, "%,.2f", amount).replace('-', '\u2212');
    }

    /** The total of a bill, or a word if there is nothing to add up. */
    public String total(Bill bill) {
        return bill.isKnown() ? usd(bill.exactUsd()) : "not known";
    }

    /** "657,000,000", "100.02": two decimals where there are any. */
    public String quantity(BigDecimal quantity) {
        if (isTiny(quantity)) {
            return TINY;
        }
        BigDecimal rounded = quantity.setScale(2, RoundingMode.HALF_UP);
        return String.format(Locale.ENGLISH, whole(rounded) ? "%,.0f" : "%,.2f", rounded)
                .replace('-', '\u2212');
    }

    /** A unit price with all its digits: "0.000000625". */
    public String price(BigDecimal price) {
        return price.stripTrailingZeros().toPlainString();
    }

    /** "28.9" for 0.2889. */
    public String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    private static boolean isTiny(BigDecimal number) {
        return number.signum() > 0 && number.compareTo(SMALLEST) < 0;
    }

    private static boolean whole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}
