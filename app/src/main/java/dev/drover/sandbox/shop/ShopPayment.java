package dev.drover.sandbox.shop;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A payment for an order. */
record ShopPayment(
        long id,
        long orderId,
        String kind,
        BigDecimal amount,
        LocalDate bookedOn,
        @Nullable String reference) {}
