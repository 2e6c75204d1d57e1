package dev.drover.model.cost;

import java.math.BigDecimal;

/**
 * Where provisioned capacity becomes cheaper than on demand.
 *
 * <pre>
 * ratio       = price of a request unit * 3600 / price of a capacity-hour
 * utilisation = 1 / ratio
 * peak to average = 0.70 * ratio
 * </pre>
 *
 * @param utilisation provisioned is cheaper when its average use is above this share
 * @param peakToAverage capacity for 70 % of the peak, held all month, is cheaper while peak ÷ average is below this
 */
public record Crossover(BigDecimal utilisation, BigDecimal peakToAverage) {

    /** By the price of writes, which is most of a bill; reads have the same ratio in every Region so far. */
    static Crossover of(Prices prices) {
        BigDecimal ratio = prices.of(Rate.WRITE_REQUEST_UNIT)
                .multiply(BigDecimal.valueOf(3600))
                .divide(prices.of(Rate.WRITE_CAPACITY_HOUR), Money.PRECISION);
        return new Crossover(BigDecimal.ONE.divide(ratio, Money.PRECISION), Throughput.TARGET.multiply(ratio));
    }
}
