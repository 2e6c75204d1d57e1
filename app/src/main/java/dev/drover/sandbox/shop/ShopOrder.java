package dev.drover.sandbox.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order with its lines.
 *
 * @param placedAt the shop's local time
 */
record ShopOrder(
        long id,
        long customerId,
        String status,
        BigDecimal discount,
        BigDecimal total,
        String currency,
        LocalDateTime placedAt,
        Instant updatedAt,
        @Nullable LocalDate deliveryOn,
        @Nullable String notes,
        @Nullable String giftMessage,
        List<Line> lines) {

    /** One product of an order. */
    record Line(int lineNo, long productId, int qty, BigDecimal unitPrice) {

        BigDecimal price() {
            return unitPrice.multiply(BigDecimal.valueOf(qty));
        }
    }
}
