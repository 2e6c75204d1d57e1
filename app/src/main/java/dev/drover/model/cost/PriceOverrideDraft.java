package dev.drover.model.cost;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody filled in to set a single price.
 *
 * @param price {@link Rate#key()}
 * @param usd for one unit, as typed
 */
public record PriceOverrideDraft(String price, String usd, String reason) {

    private static final int LONGEST_REASON = 300;

    public PriceOverrideDraft {
        price = price.strip();
        usd = usd.strip();
        reason = reason.strip();
    }

    /** What is wrong with it, by field; empty if it can be kept. */
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        Optional<Rate> rate = rate();
        if (rate.isEmpty()) {
            problems.put("price", "Choose the price that you want to set");
        }
        Optional<BigDecimal> amount = amount();
        if (amount.isEmpty()) {
            problems.put(
                    "usd",
                    "Enter USD for one unit as a number above 0 with up to 15 decimals, for example 0.000000625");
        } else if (rate.isPresent() && amount.get().compareTo(rate.get().mostUsd()) > 0) {
            problems.put(
                    "usd",
                    amount.get().toPlainString() + " USD for one " + rate.get().per()
                            + " is more than any Region asks ("
                            + rate.get().mostUsd().toPlainString()
                            + "). Look whether it is the price of a million");
        }
        if (reason.isEmpty()) {
            problems.put("reason", "Say where the price comes from, for example the contract");
        } else if (reason.length() > LONGEST_REASON) {
            problems.put(
                    "reason",
                    "The reason has " + reason.length() + " characters, and there is room for " + LONGEST_REASON);
        }
        return problems;
    }

    Optional<Rate> rate() {
        return Rate.withKey(price);
    }

    Optional<BigDecimal> amount() {
        return usd.matches("[0-9]{1,9}(\\.[0-9]{1,15})?")
                ? Optional.of(new BigDecimal(usd)).filter(amount -> amount.signum() > 0)
                : Optional.empty();
    }
}
